"""Answers requests of the bench, one JSON line each: `python3 serve.py <folder of the network> <threads>`.

{"do": "open", ...} takes a subject; {"do": "logits", "set"} gives the logits of one masked picture;
{"do": "time", "sets"} the seconds that these sets take, one picture per forward; {"do": "flow", ...}
runs the published search and gives its seconds, forwards and roots.
"""

import json
import sys
import time

import numpy as np
import torch

from flow import search
from network import load


class Subject:
    """One picture, shown through the regions of a set, and the class whose confidence is asked for."""

    def __init__(self, logits, file, rows, cols, size, target):
        height, width = size
        numbers = torch.from_numpy(np.fromfile(file, dtype="<f4"))
        pixels = 3 * height * width
        shown, hidden, down, across = torch.split(numbers, [pixels, pixels, rows * height, cols * width])
        self.hidden = hidden.reshape(1, 3, height, width)
        self.gain = shown.reshape(1, 3, height, width) - self.hidden
        self.down, self.across = down.reshape(rows, height), across.reshape(cols, width)
        self.network, self.regions, self.cols, self.target = logits, rows * cols, cols, target
        self.forwards = 0

    def logits(self, regions):
        shown = torch.zeros(self.regions)
        shown[list(regions)] = 1
        mask = self.down.T @ shown.reshape(-1, self.cols) @ self.across
        self.forwards += 1
        return self.network(self.hidden + mask * self.gain)[0]

    def judge(self, regions):
        """Confidence of the target and its lead over the best other class."""
        probabilities = torch.softmax(self.logits(regions), 0)
        confidence = probabilities[self.target].item()
        probabilities[self.target] = 0
        return confidence, confidence - probabilities.max().item()


def timed(subject, sets):
    began = time.perf_counter()
    for regions in sets:
        subject.judge(regions)
    return {"seconds": time.perf_counter() - began}


def run_flow(subject, order, width, successors, limit, ratio, top):
    subject.forwards = 0
    began = time.perf_counter()
    whole, _ = subject.judge(range(subject.regions))

    def sufficient(score):
        return score[0] > ratio * whole and (not top or score[1] > 0)

    roots = search(subject.judge, subject.regions, order, width, successors, limit, sufficient)
    return {"seconds": time.perf_counter() - began, "forwards": subject.forwards, "roots": roots}


def serve(folder, threads):
    torch.set_num_threads(threads)
    logits, subject = load(folder), None
    print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        do = request.pop("do")
        if do == "open":
            subject, answer = Subject(logits, **request), {}
        elif do == "logits":
            answer = {"logits": subject.logits(request["set"]).tolist()}
        elif do == "time":
            answer = timed(subject, request["sets"])
        else:
            answer = run_flow(subject, **request)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    with torch.inference_mode():
        serve(sys.argv[1], int(sys.argv[2]))
