"""A whole case out and in again, table by table: what `sintas case export` prints and `sintas case import` reads (docs/case-export.md).

A room names its tables once (`Table`: the model and the list each coded column comes from); columns are read off the models, so that a
new one is carried from the day it exists. Rows go out by going_out.py and come in by actions/restoring.py. `tables.py` are those of this
room; a room above adds its own.
"""
