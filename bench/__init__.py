"""How fast the kit trains beside other engines, and how fast its kernel starts.

networks  the four networks, and the file with a batch and first weights that all engines read
peers     other engines: fetched into an environment of their own
engines   one measurement: a fresh process, pinned to one core
training  rounds over engines and networks, and products
kernels   the lesson kernel beside the stock one
lessons   what each lesson costs a machine that many share
report    medians with ranges, tables, the page
java/     the kit's and the Java peers' side of a measurement
python/   the Python peers' side
"""
