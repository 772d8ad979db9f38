#!/usr/bin/env python3
"""Scores the gold articles in DRAGOMAN_DATA and fails where a figure is lower than in bars.tsv.

Runs build/release/dragoman, the validator and the scorecard that lie beside the gold, and asks questions.py.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main():
    data, program = Path(os.environ['DRAGOMAN_DATA']), Path('build/release/dragoman')
    bars = [line.split('\t') for line in (Path(__file__).parent / 'bars.tsv').read_text().splitlines()
            if line and not line.startswith('#')]
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / 'bundle.json'
        subprocess.run([program, 'analyze', data / 'seeds', '-o', bundle], check=True)
        subprocess.run([sys.executable, data / 'eval' / 'validate.py', bundle], check=True)
        command = [sys.executable, data / 'eval' / 'bundle.py', data / 'gold' / 'seeds.json', bundle, '--at-least']
        asked = subprocess.run([sys.executable, Path(__file__).parent / 'questions.py', bundle])
        scored = subprocess.run(command + ['%s=%s' % (name, bar) for name, bar in bars])
    print('%d figures, all at their bars or above' % len(bars) if scored.returncode == 0 else 'a figure is below its bar')
    return scored.returncode or asked.returncode


if __name__ == '__main__':
    sys.exit(main())
