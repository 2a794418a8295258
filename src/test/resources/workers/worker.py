"""A worker of the protocol in another language. Its behaviour is the platform name of its plan."""
import json
import os
import subprocess
import sys
import time


def say(**message):
    print(json.dumps(message), flush=True)


plan = json.loads(sys.stdin.readline())
behaviour = plan["connection"]["platform"]
say(type="hello", protocol=1, name="python", version="1", capabilities=["lookup"])
if behaviour == "good":
    say(type="phase", phase="measure")
    say(type="interval", start_ms=0, seconds=1.0, nanos=[1000000, 2000000, 3000000], errors={"timeout": 2})
    say(type="log", level="INFO", message="half way")
    say(type="interval", start_ms=1000, seconds=0.5, nanos=[4000000], errors={})
    say(type="done")
elif behaviour == "crash":
    say(type="interval", start_ms=0, seconds=1.0, nanos=[5], errors={})
    print("the engine ran out of memory", file=sys.stderr, flush=True)
    os._exit(137)
elif behaviour == "hang":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    say(type="log", level="INFO", message=str(child.pid))
    time.sleep(600)
elif behaviour == "nonsense":
    print("Loading model... 100%", flush=True)
    time.sleep(600)
elif behaviour == "problem":
    say(type="problem", kind="PLATFORM", what="The engine refused.", hint="Ask it nicely.")
    sys.exit(1)
elif behaviour == "polite":
    say(type="phase", phase="measure")
    sys.stdin.read()
    say(type="log", level="INFO", message="asked to stop")
    say(type="done")
elif behaviour == "silent":
    sys.exit(0)
