# Evaluates lists of expressions in CPython: one line of JSON for each line that is no comment and no setup.
import io, json, sys, warnings
warnings.simplefilter("ignore")
out, sys.stdout = sys.stdout, io.StringIO()

def answer(line, space):
    try:
        try:
            code = compile(line, "<list>", "eval")
        except SyntaxError:
            exec(compile(line, "<list>", "exec"), space)
            return "ok"
        return repr(eval(code, space))
    except BaseException as e:
        return "%s: %s" % (type(e).__name__, e)

for path in sys.argv[1:]:
    space, setup, answers = {"__name__": "__main__"}, [], []
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    for line in lines:
        if line.startswith(">"):
            setup.append(line[2:])
            continue
        if setup:
            exec("\n".join(setup), space)
            setup = []
        if not line.strip():
            space = {"__name__": "__main__"}
        elif not line.startswith("#"):
            answers.append(answer(line, space))
    print(json.dumps(answers), file=out)
