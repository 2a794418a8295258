"""fakesnow as a server on the loopback address, with a bug of its COPY INTO mended, and one of parameters
that are decimals.

Usage: fakesnow_server.py PORT
"""

import decimal
import sys
import threading

import fakesnow
from fakesnow import converter, copy_into, server
from sqlglot import exp


def quoted_columns(select):
    """$1:"name" becomes the file's column "name"; fakesnow 0.12.1 forgets the quotes."""
    for parameter in list(select.find_all(exp.Parameter)):
        extract = parameter.parent
        key = extract.expression.find(exp.JSONPathKey)
        extract.parent.args["this"] = exp.Identifier(this=key.this, quoted=True)
    return select


copy_into._strip_json_extract = quoted_columns


def parameter(binding):
    """A decimal is of the type FIXED as well; fakesnow 0.12.1 takes all of those for whole numbers."""
    if binding["type"] == "FIXED" and "." in binding["value"]:
        return decimal.Decimal(binding["value"])
    return converter.from_binding(binding)


server.from_binding = parameter

if __name__ == "__main__":
    with fakesnow.server(port=int(sys.argv[1]), host="127.0.0.1"):
        threading.Event().wait()
