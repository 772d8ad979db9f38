#!/usr/bin/env python3
"""Plain training files for the name recogniser, from the shared data: name_corpus.py words|sets OUT_DIR

Reads  $DRAGOMAN_DATA/data/text/*.jsonl.gz, data/ner/* (only the sets whose README allows a shipped
       model to be trained on them; nothing named EVALUATION-ONLY).
Writes OUT_DIR/words.txt       one paragraph a line, tokens parted by blanks, for word_clusters
       OUT_DIR/word_bits.tsv   word, what lists of names and counts of capitals say of it
       OUT_DIR/train/*.bio, OUT_DIR/dev/*.bio   token TAB tag; PER ORG LOC NORP MISC, cut at hyphens
              as our tokenizer cuts; a tag "?" allows any, "-MISC" any but PER, ORG and LOC
"""
import gzip
import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(os.environ['DRAGOMAN_DATA']) / 'data'
TOKEN = re.compile(r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|St|Gov)\.(?= )|\d[\d.,:]*\d|\d"
                   r"|[^\W\d_]+(?:[.&][^\W\d_]+)*|['’]s\b|['’]|[^\w\s]")
# News is what we read: it counts more than speeches and releases.
TIMES = {'current-events': 3, 'wikipedia-sample': 2, 'us-senate-releases': 1, 'un-general-debate': 1,
         'au-pm-transcripts': 1}


def tokens(line):
    line = re.sub(r"(?<=[A-Za-z])n['’]t\b", " n't", line.replace('’', "'"))
    return ['0' * min(len(t), 4) if t[0].isdigit() else t for t in TOKEN.findall(line)]



def facts():
    share_alike = {'dw-nb', 'supraverden', 'world-countries'}
    for line in gzip.open(DATA / 'kb' / 'facts.jsonl.gz', 'rt', encoding='utf-8'):
        row = json.loads(line)
        if not set(row['source']) <= share_alike:
            yield row


def level(n, steps):
    return sum(n >= s for s in steps)


def write_word_bits(path):
    """first, last: how many known persons bear the word; place, org: likewise; low: how often it
    stands in lower case; demonym."""
    first, last, place, org, demonym = Counter(), Counter(), Counter(), Counter(), set()
    for row in facts():
        names = [n for n in [row['name']] + row.get('aliases', [])[:3] if n[:1].isupper()]
        for d in row.get('demonyms', []):  # "South Korean": not "South" alone
            demonym.update((d, d.split()[-1]))
        for k, n in enumerate(names):
            words = re.split(r'[ -]', n)
            if row['type'] == 'PERSON' and len(words) > 1 and k == 0:
                first[words[0]] += 1
                last[words[-1]] += 1
            elif row['type'] in ('GPE', 'LOC'):
                if len(words) == 1:
                    place[words[0]] += 5 if row.get('prominence', 0) >= 40 else 1
                elif k == 0:
                    for w in words:
                        place[w] += .2
            elif row['type'] == 'ORG' and k == 0:
                for w in words:
                    if w[:1].isupper():
                        org[w] += 1
    low = {}
    for line in gzip.open(DATA / 'text' / 'words.tsv.gz', 'rt', encoding='utf-8'):
        word, count, lower, title, upper = line.rstrip('\n').split('\t')[:5]
        if not count.isdigit() or int(count) < 8:
            continue
        lower, inside = int(lower), int(title) + int(upper)
        share = lower / (lower + inside) if lower + inside else 0
        low[word] = 3 if share > .9 else 2 if share > .5 else 1 if share > .1 else 0
    words = {w for c in (first, last, org) for w, n in c.items() if n >= 3} | {w for w, n in place.items() if n >= 2} | demonym
    cluster = {}
    for line in open(os.path.join(os.path.dirname(path), 'clusters.tsv'), encoding='utf-8'):
        w, c, _ = line.rstrip('\n').split('\t')
        cluster[w] = c
    with open(path, 'w', encoding='utf-8') as f:
        for w in sorted(words | set(cluster)):
            if not w or len(w.encode()) > 30:
                continue
            bits = (level(first[w], (1, 3, 20)), level(last[w], (1, 3, 20)), level(place[w], (.9, 3, 5)),
                    level(org[w], (2, 10, 50)), low.get(w.lower(), 0), int(w in demonym))
            f.write('\t'.join([w, cluster.get(w, '-1')] + [str(b) for b in bits]) + '\n')
    return demonym, low


# ---- annotated sets --------------------------------------------------------------------------------

def read_bio(path):
    opener = gzip.open if str(path).endswith('.gz') else open
    docs, sentence = [[]], []
    for line in opener(path, 'rt', encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('-DOCSTART-'):
            if docs[-1]:
                docs.append([])
            continue
        if line:
            sentence.append(line.split('\t')[:2])
        elif sentence:
            docs[-1].append(sentence)
            sentence = []
    if sentence:
        docs[-1].append(sentence)
    return docs


def spans(sentence):
    i = 0
    while i < len(sentence):
        if sentence[i][1][0] in 'BI':
            j = i + 1
            while j < len(sentence) and sentence[j][1][0] == 'I':
                j += 1
            yield i, j, sentence[i][1][2:]
            i = j
        else:
            i += 1


class Converter:
    """Brings a set to our tokens and types."""

    def __init__(self, demonyms, places, countries, low):
        self.demonyms, self.places, self.countries = demonyms, places, countries
        self.low = low  # how often a word is written in lower case, 0 to 3
        lexicon = Path(__file__).parents[2] / 'assets' / 'lexicon'
        self.no_name = {line.split('\t')[0] for name in ('name-stops', 'name-titles')
                        for line in open(lexicon / (name + '.tsv'), encoding='utf-8') if line[:1] != '#'}
        self.seen = defaultdict(Counter)

    def learn(self, docs):
        for doc in docs:
            for s in doc:
                for i, j, t in spans(s):
                    self.seen[' '.join(w for w, _ in s[i:j])][t] += 1

    def usual(self, text):
        c = self.seen.get(text)
        if not c or sum(c.values()) < 3:
            return None
        t, n = c.most_common(1)[0]
        return self.fine(text, t) if n > .8 * sum(c.values()) else None

    def may_be_name(self, w, initial):
        """A capital that a tagger may have overlooked."""
        return w[:1].isupper() and not initial and w.lower() not in self.no_name and self.low.get(w.lower(), 0) <= 1 and len(w) > 1

    def fine(self, text, t):
        if text in self.countries:
            return 'LOC'
        if t == 'MISC':
            if text in self.places and text not in self.demonyms:
                return 'LOC'
            if all(w in self.demonyms for w in re.split('[ -]', text)):
                return 'NORP'
        return t

    def sentence(self, s, silver, no_misc):
        tags = ['O'] * len(s)
        for i, j, t in spans(s):
            text = ' '.join(w for w, _ in s[i:j])
            t = self.fine(text, t)
            if silver and t == 'MISC' and j - i == 1 and text.endswith(('an', 'ans', 'ese', 'ish', 'i', 'is', 'im', 'ims')):
                t = 'NORP'
            usual = self.usual(text)
            if silver and t != 'NORP' and text in self.demonyms and text not in self.places:
                t = 'NORP'
            elif silver and usual and sum(self.seen[text].values()) >= 10:
                t = usual
            tags[i] = 'B-' + t
            for k in range(i + 1, j):
                tags[k] = 'I-' + t
        if silver:  # "South/LOC Korean/NORP" is one
            for i in range(len(s) - 1):
                if s[i][0] + ' ' + s[i + 1][0] in self.demonyms:
                    tags[i], tags[i + 1] = 'B-NORP', 'I-NORP'
                    if i + 2 < len(s) and tags[i + 2][0] == 'I':
                        tags[i + 2] = 'B' + tags[i + 2][1:]
        out = []
        for k, (w, _) in enumerate(s):
            tag = tags[k]
            if '-' not in w[1:-1] or '//' in w or re.fullmatch(r'[\d-]+', w):
                if silver and tag == 'O' and w[:1].isupper() and w.lower() not in self.no_name:
                    beside = (k and tags[k - 1] != 'O') or (k + 1 < len(s) and s[k + 1][0][:1].isupper())
                    if w in self.demonyms and not beside:
                        tag = 'B-NORP'
                    elif self.usual(w) or self.may_be_name(w, k == 0):
                        tag = '?'
                elif no_misc and tag == 'O' and w[:1].isupper():
                    tag = '-MISC'
                out.append((w, tag))
                continue
            parts = [p for p in re.split('(-)', w) if p]
            rest = 'I-' + tag[2:] if tag != 'O' else 'O'
            new = [tag] + [rest] * (len(parts) - 1)
            alone = tag == 'O' or (tag[0] == 'B' and not (k + 1 < len(s) and tags[k + 1][0] == 'I'))
            known = [self.usual(p) if p[:1].isupper() else None for p in parts]
            if alone and (tag in ('O', 'B-MISC', 'B-NORP') or any(p[:1].islower() for p in parts[-1:])) and any(known):
                whole = self.seen.get(w)
                if tag == 'O' or not whole or any(p[:1].islower() for p in parts) or all(known[::2]):
                    new = ['B-' + t if t else '?' if p[:1].isupper() else 'O' for p, t in zip(parts, known)]
            elif tag == 'O' and any(p[:1].isupper() for p in parts[1:]):
                new = ['?' if p[:1].isupper() else 'O' for p in parts]
            out += zip(parts, new)
        return out

    def write(self, docs, path, silver=False, no_misc=False):
        with open(path, 'w', encoding='utf-8') as f:
            for doc in docs:
                f.write('-DOCSTART-\tO\n\n')
                for s in doc:
                    f.write(''.join('%s\t%s\n' % x for x in self.sentence(s, silver, no_misc)) + '\n')


def write_sets(out, demonyms, low):
    countries = {n for row in facts() if row.get('kind') == 'country' for n in [row['name']] + row.get('aliases', [])}
    countries |= {'U.S.', 'US', 'USA', 'U.S.A.', 'UK', 'U.K.', 'UAE', 'DRC', 'United States', 'Britain', 'Burma', 'England', 'Scotland', 'Wales'}
    places = {row['name'] for row in facts() if row['type'] == 'GPE' and row.get('prominence', 0) >= 30}
    demonyms = set(demonyms) | {x for row in facts() if row['type'] == 'NORP' for x in [row['name']] + row.get('aliases', [])}
    demonyms |= set("""Muslim Muslims Islamic Islamist Islamists Christian Christians Jewish Jews Jew Sunni Sunnis Shiite
        Shiites Shia Shi'ite Shi'ites Hindu Hindus Buddhist Buddhists Catholic Catholics Protestant Protestants Orthodox
        Arab Arabs Kurdish Kurds Kurd Western Soviet Asian African European Europeans Africans Asians Latin Hispanic
        Democrat Democrats Democratic Republican Republicans Communist Communists Marxist Maoist Nazi Nazis Bosnian
        Serb Serbs Croat Croats Palestinian Palestinians Israeli Israelis Tibetan Tibetans Chechen Chechens Pashtun
        Pashtuns Tamil Tamils Uighur Uyghur Uighurs Sikh Sikhs Scandinavian Balkan Caribbean Mediterranean
        Socialist Socialists Conservative Conservatives Liberal Liberals Labour Baathist Zionist Jihadist""".split())
    ner = DATA / 'ner'
    convert = Converter(demonyms, places, countries, low)
    gmb = read_bio(ner / 'gmb-silver.bio.gz')
    gmb = [d[i:i + 15] for d in gmb for i in range(0, len(d), 15)]  # the set keeps no document ends
    convert.learn(gmb)
    for folder in ('train', 'dev'):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    for name in ('wikigold-train', 'crossner-politics-train', 'gum-silver-train'):
        docs = read_bio(ner / (name + '.bio'))
        convert.learn(docs)
        convert.write(docs, os.path.join(out, 'train', name + '.bio'))
    convert.write(gmb, os.path.join(out, 'train', 'gmb-silver.bio'), silver=True)
    convert.write(read_bio(ner / 'wnut17-train.bio'), os.path.join(out, 'train', 'wnut17-train.bio'))
    for name in 'abegh':
        convert.write(read_bio(ner / ('btc-%s.bio' % name)), os.path.join(out, 'train', 'btc-%s.bio' % name), no_misc=True)
    write_wiki(os.path.join(out, 'train', 'wiki-links.bio'), low, demonyms)
    for name in ('conll2003-dev-EVALUATION-ONLY.bio', 'worldwide-dev-EVALUATION-ONLY.bio.gz', 'uner-ewt-dev.bio',
                 'crossner-politics-dev.bio', 'gum-silver-dev.bio', 'wnut17-dev.bio'):
        convert.write(read_bio(ner / name), os.path.join(out, 'dev', name.split('.')[0] + '.bio'))


def write_wiki(path, low, demonyms):
    """Sentences of Wikipedia with links to things whose type is known. A word with a capital that is not linked says
    nothing ("?"), unless the same page links it."""
    kind = {}
    short = {'PERSON': 'PER', 'ORG': 'ORG', 'GPE': 'LOC', 'LOC': 'LOC', 'FAC': 'LOC', 'NORP': 'NORP'}
    for row in facts():
        for title in (row.get('wikipedia'), row['name']):
            if title:
                kind.setdefault(title, short.get(row['type'], 'MISC'))
    with open(path, 'w', encoding='utf-8') as f:
        for line in gzip.open(DATA / 'text' / 'wikipedia-sample.jsonl.gz', 'rt', encoding='utf-8'):
            page = json.loads(line)
            f.write('-DOCSTART-\tO\n\n')
            links = sorted((k['start'], k['end'], kind[k['target']]) for k in page['links'] if k['target'] in kind)
            known = {}
            for a, b, t in links:
                text = page['text'][a:b]
                if text[:1].isupper():
                    known[text] = 'NORP' if text in demonyms else t
            at = 0
            for paragraph in page['text'].split('\n'):
                for sentence in re.split(r'(?<=[a-z0-9)][.!?]) (?=[A-Z])', paragraph):
                    start, at = at, at + len(sentence) + 1
                    out, exact = [], {}
                    for a, b, t in links:
                        if start <= a and b <= start + len(sentence) and page['text'][a].isupper():
                            exact[a - start] = (b - start, known.get(page['text'][a:b], t))
                    names, end, tag = 0, -1, None
                    for m in re.finditer(r"(?:[A-Z]\.){2,}|\d[\d.,:]*\d|['’]s\b|\w+(?:\.(?=\w))?\w*|[^\w\s]", sentence):
                        w = m.group()
                        if m.start() in exact:
                            end, tag = exact[m.start()]
                            out.append((w, 'B-' + tag))
                            names += 1
                        elif m.start() < end:
                            out.append((w, 'I-' + tag))
                        elif w[:1].isupper() and w.lower() not in ('the', 'a', 'in', 'it', 'he', 'this', 'on', 'his', 'as', 'at', 'an', 'she', 'they', 'these'):
                            plain = low.get(w.lower(), 0) >= 2 and not out
                            out.append((w, 'O' if plain else 'B-' + known[w] if w in known and not (out and out[-1][0][:1].isupper()) else '?'))
                        else:
                            out.append((w, 'O'))
                    if names and 4 < len(out) < 80:
                        f.write(''.join('%s\t%s\n' % x for x in out) + '\n')


def write_words(path):
    with open(path, 'w', encoding='utf-8') as f:
        for name, times in TIMES.items():
            for line in gzip.open(DATA / 'text' / (name + '.jsonl.gz'), 'rt', encoding='utf-8'):
                for paragraph in json.loads(line)['text'].split('\n'):
                    words = tokens(paragraph)
                    if len(words) > 3:
                        f.write((' '.join(words) + '\n') * times)
        for doc in read_bio(DATA / 'ner' / 'gmb-silver.bio.gz'):
            for sentence in doc:
                f.write((' '.join(t for w, _ in sentence for t in tokens(w)) + '\n') * 3)


def main(step, out):
    os.makedirs(out, exist_ok=True)
    if step == 'words':  # then word_clusters, which writes OUT_DIR/clusters.tsv
        write_words(os.path.join(out, 'words.txt'))
    elif step == 'sets':
        write_sets(out, *write_word_bits(os.path.join(out, 'word_bits.tsv')))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
