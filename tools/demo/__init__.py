"""The demo raadsboek: one year of a fictional works council, told as data and dated from one day.

The data files beside this module hold the story, with days such as `M5-4` (four days before the
fifth meeting) instead of dates. The code turns them into notes and a history; it is no part of
the program.
"""
