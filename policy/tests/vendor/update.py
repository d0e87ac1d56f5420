#!/usr/bin/env python3
"""Write cloudformation.tsv: what the CloudFormation registry's resource schemas say of the members in the shape tables.

  python3 -m pip install cfn-lint && python3 policy/tests/vendor/update.py

The package carries the schemas as AWS publishes them. Only what is in them gets into the file, so a member of a table
that AWS does not know fails the test `vendor`.
"""
import glob, json, os, tomllib
import cfnlint.data.schemas as schemas

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "..", "..", "shapes", "aws", "*.toml")


def load():
    found = {}
    for path in glob.glob(os.path.join(schemas.__path__[0], "resources", "*.json")):
        with open(path) as file:
            schema = json.load(file)
        found[schema["typeName"]] = schema
    return found


def resolve(schema, node):
    """What a node refers to, beside what it says itself."""
    seen = set()
    while "$ref" in node and node["$ref"] not in seen:
        seen.add(node["$ref"])
        target = schema
        for part in node["$ref"].lstrip("#/").split("/"):
            target = target[part]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def alternatives(schema, node):
    node = resolve(schema, node)
    yield node
    for key in ("oneOf", "anyOf", "allOf"):
        for other in node.get(key, []):
            yield from alternatives(schema, other)


def types(schema, node):
    found = set()
    for node in alternatives(schema, node):
        kind = node.get("type", [])
        found.update([kind] if isinstance(kind, str) else kind)
        if "properties" in node or "patternProperties" in node:
            found.add("object")
    return {"number" if kind == "integer" else kind for kind in found}


def step(schema, nodes, part):
    for node in nodes:
        for node in alternatives(schema, node):
            if part == "*" and "items" in node:
                yield node["items"]
            elif part in node.get("properties", {}):
                yield node["properties"][part]
            elif part != "*":
                # A map, or a JSON document whose members the schema leaves open.
                yield from node.get("patternProperties", {}).values()


def is_open(schema, nodes):
    """Whether the schema says nothing of what is inside, as of policy documents."""
    found = [node for node in nodes for node in alternatives(schema, node)]
    if any(node.get("format") == "json" for node in found):
        return True
    inside = ("properties", "patternProperties", "items")
    return bool(found) and any("object" in types(schema, node) for node in found) and not any(key in node for node in found for key in inside)


def main():
    known = load()
    lines = []
    for path in sorted(glob.glob(TABLES)):
        with open(path, "rb") as file:
            table = tomllib.load(file)
        schema = known.get(table["kind"])
        if schema is None:
            continue
        for place in table.get("properties", {}):
            nodes = [schema]
            found = None
            for part in place.split("."):
                if is_open(schema, nodes):
                    found = {"any"}
                    break
                nodes = list(step(schema, nodes, part))
            if found is None and any(node.get("format") == "json" for node in nodes):
                found = {"any"}
            elif found is None:
                found = set().union(*(types(schema, node) for node in nodes)) if nodes else set()
            if found:
                lines.append("\t".join([table["kind"], place, " ".join(sorted(found))]))
    with open(os.path.join(HERE, "cloudformation.tsv"), "w") as file:
        file.write("\n".join(sorted(lines)) + "\n")
    print(len(lines), "members")


if __name__ == "__main__":
    main()
