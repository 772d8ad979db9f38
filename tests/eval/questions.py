#!/usr/bin/env python3
"""Asks the bundle of the gold articles the analyst's forty questions of DRAGOMAN_DATA/gold/questions.md.

questions.py BUNDLE     prints a line for each question and fails where one that was answered is not answered any more

docs/questions.md says on which screen each answer stands, and what of it a program cannot ask. This file names the happenings of five articles because it asks about them: nothing in core/ or
assets/ may.
"""
import json
import sys

LAVROV, GHANI, ZAKHAROVA, QURESHI, IMRAN, BAJWA = (
    'wd:Q58217', 'wd:Q172388', 'wd:Q20812953', 'wd:Q1543422', 'wd:Q155164', 'wd:Q27916451')
TALIBAN, RUSSIA, AMERICA, KABUL_GOVERNMENT, AFGHANISTAN = 'wd:Q42418', 'wd:Q159', 'wd:Q30', 'wd:Q20978159', 'wd:Q889'
PALACE, FOREIGN_MINISTRY, RUSSIAN_MINISTRY = 'kb:arg', 'kb:ministry-of-foreign-affairs-of-afghanistan', 'wd:Q789889'
MOSCOW, DOHA, CNN, AKBAR_AGHA, KHALILZAD = 'wd:Q649', 'wd:Q3861', 'wd:Q48340', 'kb:sayed-akbar-agha', 'wd:Q145193'


class Bundle:
    def __init__(self, data):
        self.data = data
        self.documents = {d['id'][:3]: d for d in data['documents']}

    def doc(self, key):
        return self.documents[key]

    def published(self, key):
        return self.doc(key)['published']

    def quotes(self, key, speaker, *words):
        return [q for q in self.doc(key)['quotes'] if q.get('entity') == speaker and all(w in q['text'] for w in words)]

    def events(self, key, kind=None, actor=None, recipient=None, status=None):
        return [e for e in self.doc(key)['events']
                if (kind is None or e['type'] == kind) and (actor is None or actor in e['actors'])
                and (recipient is None or recipient in e['recipients']) and (status is None or e['status'] == status)]

    def threads(self, *steps):
        """Threads with all of these (document, status)."""
        return [t for t in self.data['threads']
                if all(any(h['document'].startswith(d) and h['status'] == s for h in t['history']) for d, s in steps)]

    def conflicts(self, rule, *documents):
        return [c for c in self.data['conflicts'] if c['by'] == rule and all(any(x['document'].startswith(d) for x in c['claims']) for d in documents)]

    def entity(self, key):
        return next((e for e in self.data['entities'] if e['id'] == key), {'aliases': [], 'roles': []})

    def met_in(self, entity):
        return {k for k, d in self.documents.items() if any(m.get('entity') == entity for m in d['mentions'])}

    def agreement(self):
        return next((a for a in self.data['agreements'] if {AMERICA, TALIBAN} <= set(a['parties'])), None)

    def term(self, word):
        return next((t for t in self.agreement()['terms'] if word in t['obligation']), {'later': []})

    def together(self, key, *entities):
        """All named in one sentence."""
        doc = self.doc(key)
        return any(set(entities) <= {m.get('entity') for m in doc['mentions'] if s['start'] <= m['start'] < s['end']} for s in doc['sentences'])


def within(interval, day):
    ends = (interval or '').split('/')
    return bool(interval) and ends[0] <= day and day <= (ends[-1] + '-99')[:10] or (interval or '').startswith(day[:7]) and len(interval) == 7


# number -> (what is asked of the bundle, check)
QUESTIONS = {
    1: ('who postponed the talks, and when', lambda b: any(
        {LAVROV, GHANI} <= set(e['actors']) and within(e.get('time'), '2018-08-27') for e in b.events('001', 'AGREE'))),
    2: ('the palace announces it', lambda b: any(
        h['status'] == 'postponed' and h.get('source') == PALACE for t in b.threads(('001', 'postponed')) for h in t['history'])),
    3: ('cancelled in the headline, postponed in the text', lambda b: bool(b.conflicts('headline-body', '001'))),
    4: ('the reason that the palace gives', lambda b: bool(b.quotes('001', PALACE, 'preparations'))),
    5: ('whom Russia invited', lambda b: bool(b.events('001', 'REQUEST', RUSSIA, TALIBAN)) and bool(b.quotes('001', RUSSIA, '12 countries'))),
    6: ('who declined', lambda b: bool(b.events('001', 'REJECT', AMERICA, RUSSIA)) and bool(b.events('001', 'CONSULT', FOREIGN_MINISTRY, status='declined'))),
    7: ('why the US declined', lambda b: bool(b.quotes('001', AMERICA, 'unlikely'))),
    8: ('the condition of Kabul', lambda b: bool(b.events('001', 'CONSULT', KABUL_GOVERNMENT, status='conditional'))),
    9: ('who says the Taliban come, and that one of them is a former figure', lambda b: bool(b.quotes('004', LAVROV, 'take part')) and bool(
        b.quotes('001', AKBAR_AGHA)) and any('former' in r['text'] for r in b.entity(AKBAR_AGHA)['roles'])),
    10: ('the Russian answer to the refusal', lambda b: bool(b.quotes('001', RUSSIAN_MINISTRY, 'no interest'))),
    11: ('what contradicts it', lambda b: bool(b.conflicts('willingness', '001', '004'))),
    12: ('the September talks through the articles', lambda b: bool(b.threads(('004', 'planned'), ('001', 'declined'), ('001', 'postponed')))),
    13: ('when 004 was published, and why so', lambda b: b.published('004')['value'] == '2018-08-22' and len(b.published('004')['reasons']) >= 2 and bool(b.published('004')['rejected'])),
    14: ('when 001 was published', lambda b: b.published('001')['basis'] == 'inferred' and b.published('001')['earliest'] <= '2018-08-27' <= b.published('001')['latest']),
    15: ('when 002 was published', lambda b: b.published('002')['earliest'] <= '2019-08-28' <= b.published('002')['latest']),
    16: ('when 003 was published', lambda b: b.published('003')['value'].startswith('2021-04')),
    17: ('which article states its date', lambda b: [k for k, d in sorted(b.documents.items()) if d['published']['basis'] == 'stated'] == ['000']),
    18: ('who relayed it', lambda b: any((q.get('via') or {}).get('entity') == CNN for q in b.quotes('004', LAVROV))),
    19: ('the outlets that the files name', lambda b: 'Tolo' in b.doc('001')['outlet']['text'] and 'OBSERVATORY' in b.doc('002')['outlet']['text'].upper()),
    20: ('the members of the SCO', lambda b: b.together('000', RUSSIA, 'wd:Q232', 'wd:Q813', 'wd:Q265', 'wd:Q863', 'wd:Q668', 'wd:Q148', 'wd:Q843')),
    21: ('who signed, when and where', lambda b: b.agreement() is not None and b.agreement()['date'] == '2020-02-29' and b.agreement().get('place') == DOHA),
    22: ('what each side owes, and by when', lambda b: len(b.agreement()['terms']) >= 4 and b.term('withdrawal').get('deadline') == '2021-04-29' and any(
        later.get('deadline') == '2021-05-01' for later in b.term('withdrawal')['later'])),
    23: ('the Afghan government is no party', lambda b: not {KABUL_GOVERNMENT, AFGHANISTAN} & set(b.agreement()['parties']) and any(
        t.get('counterparty') == KABUL_GOVERNMENT for t in b.agreement()['terms'])),
    24: ('what had stalled it', lambda b: any(later['kind'] == 'put off' for later in b.term('prisoners').get('later', [])) and any(
        'offensive' in q['text'] and q.get('entity') for q in b.doc('000')['quotes'])),
    25: ('was the deadline expected to be met', lambda b: {'doubted', 'warned'} <= {later['kind'] for later in b.term('withdrawal')['later']}),
    26: ('the withdrawal over time', lambda b: bool(b.conflicts('plan-and-doubt', '002')) and bool(b.events('002', 'RETREAT', status='conditional'))),
    27: ('when the contacts began', lambda b: bool(b.conflicts('begun-before', '002', '003'))),
    28: ('which round, and who takes part', lambda b: any('ninth' in m['text'] for m in b.doc('002')['mentions'] if m.get('type') == 'EVENT') and bool(b.met_in(KHALILZAD))),
    29: ('what Russia offered in 2019 and 2020', lambda b: bool(b.quotes('002', ZAKHAROVA, 'guarantor')) and bool(b.quotes('000', LAVROV, 'ready to help'))),
    30: ('how many people are quoted directly', lambda b: len({
        q['entity'] for d in b.documents.values() for q in d['quotes'] if q['kind'] == 'direct' and b.entity(q.get('entity')).get('type') == 'PERSON'}) == 7),
    31: ('who is named in every article', lambda b: len(b.met_in(LAVROV)) == 5),
    32: ('which articles name Ghani', lambda b: b.met_in(GHANI) == {'000', '001', '003', '004'}),
    33: ('the spellings of one name', lambda b: {'Sergei Lavrov', 'Sergey Lavrov', 'Lavrov'} <= set(b.entity(LAVROV)['aliases'])),
    34: ('whom Lavrov met', lambda b: all(b.events('003', 'CONSULT', LAVROV, who) for who in (QURESHI, IMRAN, BAJWA))),
    35: ('the meetings in Moscow', lambda b: any(t.get('place') == MOSCOW for t in b.threads(('001', 'postponed'))) and any(
        within(e.get('time'), '2021-03-15') for e in b.events('003', 'CONSULT')) and any(within(e.get('time'), '2018-11-15') for e in b.events('002', 'CONSULT', RUSSIA))),
    36: ('the ceasefires of one year', lambda b: len({e.get('status') for e in b.events('004', 'RETREAT', GHANI)}) == 2),
    37: ('the offer, and what became of it', lambda b: bool(b.events('001', 'AGREE', GHANI, TALIBAN)) and bool(b.events('003', 'REJECT'))),
    38: ('how the government is seen', lambda b: bool(b.conflicts('legitimacy', '002', '003'))),
    39: ('the accusation that is rejected', lambda b: bool(b.conflicts('accusation-denial', '002'))),
    40: ('which articles tell one story', lambda b: any({x[:3] for x in s['documents']} == {'001', '004'} for s in b.data['stories']) and not any(
        {'000', '002'} <= {x[:3] for x in s['documents']} for s in b.data['stories'])),
}


def main(path):
    bundle = Bundle(json.load(open(path, encoding='utf-8')))
    missing = []
    for number, (asked, check) in QUESTIONS.items():
        try:
            answered = check(bundle)
        except (KeyError, TypeError, StopIteration) as lack:  # a layer that is not there answers nothing
            answered = False
            asked += ' (no %s)' % lack
        print('%2d %s %s' % (number, 'yes' if answered else 'NO ', asked))
        if not answered:
            missing.append(number)
    print('%d of %d questions that a program can ask are answered' % (len(QUESTIONS) - len(missing), len(QUESTIONS)))
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
