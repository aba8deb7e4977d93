"""Benchmarks: Raadsboek beside a named baseline, in one run, as ratios."""
