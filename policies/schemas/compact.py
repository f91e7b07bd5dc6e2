"""Compacts Kubernetes' OpenAPI description to what judging a manifest's fields needs.

usage: compact.py SWAGGER VERSION OUTPUT

{"version": "1.36",
 "kinds": {"apps/v1/Deployment": 12},
 "types": [{"p": {"spec": "@13"}, "r": ["spec"]}]}

A field's type is one of: s string, i integer, n number, b boolean, q quantity, x integer or string, o any object,
* anything, @N the type N, [T a list of T, {T a map to T.
"""
import gzip
import json
import sys

SPECIAL = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "q",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "x",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "*",
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "o",
}
BASIC = {"string": "s", "integer": "i", "number": "n", "boolean": "b"}


def main(swagger, version, output):
    definitions = json.load(open(swagger))["definitions"]
    numbers, types, kinds = {}, [], {}

    def type_of(schema):
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            return SPECIAL.get(name) or named(name)
        if schema.get("type") == "array":
            return "[" + type_of(schema["items"])
        if "additionalProperties" in schema:
            return "{" + type_of(schema["additionalProperties"])
        if schema.get("type") == "object":
            return "o"
        return BASIC.get(schema.get("type"), "*")

    def named(name):
        schema = definitions[name]
        if "properties" not in schema:
            return type_of(schema)
        if name not in numbers:
            numbers[name] = len(types)
            types.append(None)
            fields = {field: type_of(inner) for field, inner in sorted(schema["properties"].items())}
            types[numbers[name]] = {"p": fields, "r": sorted(schema.get("required", []))}
        return "@%d" % numbers[name]

    for name, schema in sorted(definitions.items()):
        identities = schema.get("x-kubernetes-group-version-kind", [])
        if "properties" in schema and "kind" in schema["properties"] and len(identities) == 1:
            identity = identities[0]
            api = "/".join(part for part in (identity["group"], identity["version"]) if part)
            kinds[api + "/" + identity["kind"]] = int(named(name)[1:])

    text = json.dumps(
        {"version": ".".join(version.lstrip("v").split(".")[:2]), "kinds": kinds, "types": types},
        separators=(",", ":"), sort_keys=True)
    with open(output, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())


main(*sys.argv[1:])
