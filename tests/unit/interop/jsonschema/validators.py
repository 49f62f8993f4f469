"""Validators of the schemas as they are written."""

import json

from jsonschema import Draft202012Validator

from rls_screen.interop.jsonschema.terms import Schema, written


def validator(schema: Schema) -> Draft202012Validator:
    """Give what validates by *schema*, which must itself be a valid one."""
    read = json.loads(written(schema))
    Draft202012Validator.check_schema(read)
    return Draft202012Validator(read)
