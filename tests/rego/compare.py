"""Repeats evaluations of controls in rego-cpp and says where it answers something else.

Reads what `sekisho guide test --evaluations FILE` writes, and `differences.json`, in which known differences stand: the causes, each with the least
that shows it, and by guide the one that holds and the cases in which it does. Every other case of the guide has to be answered the same.
An engine that crashes takes only its own process with it, so the work is done in workers that are started again.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import queue
import re
import subprocess
import sys

KNOWN = pathlib.Path(__file__).with_name("differences.json")
# `some key, value in …`
PAIR = re.compile(r"\bsome (\w+), (\w+) in ")
CALL = re.compile(r"""\b(sort\(|sprintf\((?:"[^"]*"|`[^`]*`), \[)""")
EVERY = re.compile(r"\bevery (\w+) in ([^{\n]*) \{")
FUNCTION = re.compile(r"^(\w+)\(", re.MULTILINE)
# A group in what `regex.replace` puts in place of a match: rego-cpp takes it without the braces, and a backslash before it as half of one.
GROUP = re.compile(r"(\\?)\$\{(\d)\}")
# A comprehension that ends on a line of its own and of which one element is taken.
ELEMENT = re.compile(r"^([^#\n]*)\n\](?=\[)", re.MULTILINE)
APPLIES = re.compile(r"^(default )?applies\b", re.MULTILINE)
WORKERS = os.cpu_count() or 1
# One evaluation takes milliseconds.
PATIENCE = 60


def in_words_of_rego_cpp(modules):
    """The same modules without what rego-cpp 1.5.2 cannot read or crashes at; each replacement means the same in Rego.

    Functions of the same name in two packages crash it unless both take as many arguments, so the package becomes part of the name.
    """
    modules = {name: ELEMENT.sub(r"\1]", GROUP.sub(r"\1\1$\2", pairs_apart(read_anew(every_apart(text))))) for name, text in modules.items()}
    for file in [name for name in modules if name.startswith("lib/")]:
        package = file.removeprefix("lib/").removesuffix(".rego")
        for function in sorted(set(FUNCTION.findall(modules[file]))):
            inside, outside = rf"(?<![\w.]){function}\(", rf"\b{package}\.{function}\("
            modules = {
                name: re.sub(*((inside, f"{package}__{function}(") if name == file else (outside, f"{package}.{package}__{function}(")), text)
                for name, text in modules.items()
            }
    return modules


def every_apart(text):
    """`every x in xs { … }` as what it means, that of no x it is untrue: `not`, or a comprehension, inside it is always true."""
    parts, count, position = [], 0, 0
    while match := EVERY.search(text, position):
        end = end_of_term(text, match.end(), "")
        count += 1
        value, values = match.groups()
        parts.append(f"{text[position : match.start()]}every__{count} := {values}; count([true | some {value} in every__{count}; ")
        parts.append(f"count([true | {text[match.end() : end].strip()}]) == 0]) == 0")
        position = end + 1
    return "".join(parts) + text[position:]


def read_anew(text):
    """What `sort` gives and each thing that `sprintf` prints goes through JSON.

    Of a sorted set no element can be taken, and a text that a function has made is printed in quotes.
    """
    parts, position = [], 0
    while match := CALL.search(text, position):
        end = end_of_term(text, match.end(), "")
        inside = read_anew(text[match.end() : end])
        if match[1] == "sort(":
            inside = f"json.unmarshal(json.marshal(sort({inside})))"
        else:
            things, start = [], 0
            while start < len(inside):
                stop = end_of_term(inside, start, ",")
                things.append(f"json.unmarshal(json.marshal({inside[start:stop]}))")
                start = stop + 1
            inside = f"{match[1]}{', '.join(things)}]"
        parts.append(text[position : match.start()] + inside)
        position = end + 1
    return "".join(parts) + text[position:]


def pairs_apart(text):
    """`some key, value in xs` taken apart: its comma inside an array or set comprehension is taken for that of a list.

    The value goes by way of another name: `some x; y := xs[x]; z := xs[y]` crashes rego-cpp.
    """
    parts, count, position = [], 0, 0
    while match := PAIR.search(text, position):
        parts.append(text[position : match.start()])
        position = end_of_term(text, match.end())
        count += 1
        key, value = match.groups()
        key = f"key__{count}" if key == "_" else key
        value = "" if value == "_" else f"; {value} := value__{count}"
        term = text[match.end() : position].strip()
        parts.append(f"some__{count} := {term}; some {key}; value__{count} := some__{count}[{key}]{value}")
    return "".join(parts) + text[position:]


def end_of_term(text, start, ends=";\n"):
    """Where the term ends that begins at `start`: at the end of its line or statement, or of what it stands in."""
    depth, quote, at = 0, None, start
    while at < len(text):
        character = text[at]
        if quote:
            if character == "\\" and quote == '"':
                at += 1
            elif character == quote:
                quote = None
        elif character in '"`':
            quote = character
        elif character in "([{":
            depth += 1
        elif character in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and character in ends:
            break
        at += 1
    return at


def answer(regopy, asked):
    """What rego-cpp says: whether the control applies, and what it denies."""
    engine = regopy.Interpreter()
    for name, text in in_words_of_rego_cpp(asked["modules"]).items():
        engine.add_module(name, text)
    engine.add_data_json(json.dumps(asked["data"], ensure_ascii=False))
    engine.set_input_term(json.dumps(asked["input"], ensure_ascii=False))
    asks = APPLIES.search(asked["modules"]["control.rego"])
    applies = value(engine, "data.sekisho.applies") is True if asks else True
    return applies, value(engine, "data.sekisho.deny") or []


def value(engine, rule):
    """The value of a rule; None if it has none."""
    said = str(engine.query(f"answer = {rule}"))
    if "(errormsg" in said:
        raise ValueError(said[said.index("(errormsg") :])
    said = {} if said in ("", "undefined", "{}") else json.loads(said)
    return said.get("bindings", {}).get("answer")


def work():
    """Answers one line with one line until there are no more: empty, or what is different."""
    import regopy

    # The engine writes its errors there, too; they come back as exceptions.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            applies, denied = answer(regopy, asked)
            same = applies == asked["applies"] and (not applies or in_order(denied) == in_order(asked["deny"]))
            said = "" if same else f"applies {applies}, denies {denied}; ours: applies {asked['applies']}, denies {asked['deny']}"
        except Exception as error:  # Whatever a foreign engine throws is an answer that differs.
            said = "error: " + " ".join(str(error).split())[:300]
        print(said.replace("\n", " "), file=out, flush=True)


def in_order(items):
    return sorted(json.dumps(item, sort_keys=True) for item in items)


class Worker:
    """A process that answers, and is made anew when it dies."""

    def __init__(self):
        self.process = None

    def ask(self, line):
        if self.process is None:
            command = [sys.executable, __file__, "work"]
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            said = self.process.stdout.readline()
        except OSError:
            said = ""
        if said.endswith("\n"):
            return said.strip()
        ended = self.process.wait(PATIENCE)
        self.process = None
        return f"error: the engine ended with {ended}"


def main(path):
    known = json.loads(KNOWN.read_text())
    # The forms of a case mostly come to the same question.
    questions = collections.OrderedDict()
    for line in open(path, encoding="utf-8"):
        asked = json.loads(line)
        question = json.dumps({name: asked[name] for name in ("modules", "input", "data")}, sort_keys=True)
        questions.setdefault(question, line)
    workers = queue.SimpleQueue()
    for _ in range(WORKERS):
        workers.put(Worker())

    def ask(line):
        worker = workers.get()
        try:
            return json.loads(line), worker.ask(line)
        finally:
            workers.put(worker)

    count, same, found = 0, 0, collections.defaultdict(dict)
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        for asked, said in pool.map(ask, questions.values()):
            count += 1
            same += not said
            if said:
                found[asked["guide"]].setdefault(asked["case"], []).append((asked, said))
    unexplained, explained = [], collections.Counter()
    for guide, cases in found.items():
        listed = known["guides"].get(guide, {"cause": None, "cases": []})
        for case, answers in cases.items():
            for asked, said in answers:
                if case in listed["cases"] and shows(known["causes"][listed["cause"]], asked, said):
                    explained[listed["cause"]] += 1
                else:
                    unexplained.append(f"{guide}: {case} ({asked['form']}): {said}")
    for guide, listed in known["guides"].items():
        for case in listed["cases"]:
            if case not in found.get(guide, {}):
                unexplained.append(f"{guide}: {case}: differences.json explains a difference that is none any more")
    print(*unexplained, sep="\n", end="\n" if unexplained else "")
    causes = ", ".join(f"{number} {cause}" for cause, number in explained.most_common())
    print(f"{count} evaluations, {same} the same, {sum(explained.values())} explained ({causes}), {len(unexplained)} unexplained")
    sys.exit(bool(unexplained))


def shows(cause, asked, said):
    """Whether the cause can be at work: its signs stand in the answer, in what the control was asked about, and in the Rego."""
    seen = json.dumps({"input": asked["input"], "data": asked["data"]}, ensure_ascii=False)
    places = {"answer": said, "asked": seen, "rego": "\n".join(asked["modules"].values())}
    return all(re.search(cause.get(sign, ""), place) for sign, place in places.items())


if sys.argv[1:] == ["work"]:
    work()
elif len(sys.argv) == 2:
    main(sys.argv[1])
else:
    sys.exit("name the file that sekisho guide test --evaluations has written")
