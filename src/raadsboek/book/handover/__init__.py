"""The use cases of handing over: what the successor is told, the package, and opening one."""
