#!/usr/bin/env python3
"""Selects the general knowledge base: kb.py OUT_DIR

Reads $DRAGOMAN_DATA/data/kb/facts.jsonl.gz (entities) and $DRAGOMAN_DATA/data/text/name-counts.tsv.gz (how
often each name stands in open text), writes OUT_DIR/entries.tsv and OUT_DIR/roles.tsv; the columns
are told in assets/kb/README.md. Rows that rest on share-alike sources alone are left out, and so is
what such a source gave to a row. Same inputs, same bytes.
"""
import collections
import gzip
import json
import math
import os
import re
import sys
import unicodedata
from pathlib import Path

SHARE_ALIKE = {'dw-nb', 'supraverden', 'world-countries'}
FIRST_YEAR = 1990

# Where fighting, coups or negotiations bring provinces and lesser towns into the news.
CONFLICT = {
    n.replace('_', ' ') for n in '''Afghanistan Armenia Azerbaijan Bosnia_and_Herzegovina Burkina_Faso Cameroon Chad
Colombia Democratic_Republic_of_the_Congo Central_African_Republic Egypt Eritrea Ethiopia Georgia Haiti India Iran Iraq
Israel Kosovo Kyrgyzstan Lebanon Libya Mali Mexico Moldova Mozambique Myanmar Niger Nigeria North_Korea Pakistan
Palestine Philippines Russia Rwanda Serbia Somalia South_Sudan Sri_Lanka Sudan Syria Tajikistan Turkey Türkiye Ukraine
Venezuela Yemen'''.split()}

# Short capitals that news really uses for a country; the other codes (AFG, ARG …) are not names.
COUNTRY_CODES = {'US', 'USA', 'U.S.', 'U.S.A.', 'UK', 'U.K.', 'UAE', 'PRC', 'DRC', 'ROK', 'DPRK', 'KSA', 'USSR', 'GDR', 'FRG',
                 'CAR', 'PNG', 'NZ', 'R.O.C.', 'FYROM', 'BiH', 'EU', 'E.U.', 'U.A.E.', 'D.R.C.', 'U.S.S.R.'}
# Aliases that the sources share out wrongly.
NOT_ALIASES = {'south', 'north', 'east', 'west', 'the south', 'the north', 'state', 'states', 'department', 'ministry', 'republic',
               'government', 'the government', 'parliament', 'national', 'union', 'central', 'federal', 'united', 'general',
               'president', 'king', 'queen', 'prince', 'church', 'the city', 'city', 'capital', 'army', 'navy', 'court', 'party',
               'democratic', 'liberal', 'conservative', 'islamic', 'muslim', 'muslims', 'christian', 'arab', 'jewish', 'god', 'house',
               'the house', 'independent', 'standard', 'times', 'post', 'news', 'world', 'peace', 'war', 'the war', 'civil war',
               'the civil war', 'revolution', 'the revolution', 'front', 'movement', 'action', 'alliance', 'coalition', 'unity',
               'freedom', 'justice', 'hope', 'forward', 'people', 'the people', 'the union', 'opposition', 'group', 'the group',
               'command', 'operation', 'agreement', 'treaty', 'accord', 'summit', 'conference', 'election', 'elections', 'council',
               'resistance', 'the resistance', 'security', 'intelligence', 'police', 'force', 'forces', 'special forces', 'may',
               'march', 'august', 'april', 'june', 'july', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday',
               'sunday', 'he', 'she', 'it', 'us', 'them', 'and', 'or', 'of', 'no', 'yes', 'as', 'at', 'to', 'in', 'on', 'is', 'am',
               'an', 'be', 'by', 'do', 'go', 'if', 'me', 'my', 'so', 'up', 'we', 'ministry of foreign affairs', 'foreign ministry',
               'defense ministry', 'interior ministry', 'defence ministry'}


def folded(text):
    text = unicodedata.normalize('NFKD', text.casefold())
    text = ''.join(c for c in text if not unicodedata.combining(c)).replace('’', "'").replace('‘', "'")
    return ' '.join(text.split())


def key(name):
    """As name_key() in core/knowledge/name_key.h, near enough to find doubles."""
    text = folded(name)
    text = text[4:] if text.startswith('the ') else text
    return ' '.join(re.sub(r"[-/–_]", ' ', re.sub(r"[.'ʻʼ,]", '', text)).replace('&', 'and').split())


def read_counts(path):
    """name → weighted count: the day's news counts most, American and Australian officials least."""
    out = {}
    with gzip.open(path, 'rt', encoding='utf-8') as lines:
        head = next(lines).rstrip('\n').split('\t')
        for line in lines:
            row = dict(zip(head, line.rstrip('\n').split('\t')))
            out[row['name']] = (int(row['current_events']) * 4 + int(row['un']) * 0.5 + int(row['wikipedia']) * 2
                                + int(row['us_senate']) * 0.2 + int(row['au_pm']) * 0.1)
    return out


# ---- offices: one wording for each, lower case ------------------------------------------------------------
MINISTRIES = [
    (r'foreign affairs|foreign relations|external affairs|external relations|foreign minister|foreign secretary|foreign trade and worship', 'foreign minister'),
    (r'national defen[cs]e|defen[cs]e|armed forces', 'defense minister'),
    (r'interior|internal affairs|home affairs|home secretary|public security', 'interior minister'),
    (r'finances?|treasury', 'finance minister'),
    (r'justice', 'justice minister'),
    (r'econom', 'economy minister'),
    (r'public health|health', 'health minister'),
    (r'petroleum|oil|energy', 'energy minister'),
    (r'education', 'education minister'),
    (r'trade|commerce', 'trade minister'),
    (r'agriculture', 'agriculture minister'),
    (r'information|communication', 'information minister'),
    (r'intelligence', 'intelligence minister'),
    (r'transport', 'transport minister'),
    (r'environment', 'environment minister'),
    (r'labou?r', 'labor minister'),
]
TITLES = [
    (r'^(interim |acting |transitional |caretaker )?president( of (the )?(republic|state|nation|government of national unity))?( \(.*\))?$', 'president'),
    (r'^president of (?!.*(senate|chamber|assembly|council|court|bank|parliament|congress|government|commission|duma|institute|generalitat|community|regional|supreme|academy|supervisory))', 'president'),
    (r'^(first |1st |second |2nd |executive )?vice[- ]president', 'vice president'),
    (r'^(first |1st |second |senior )?(deputy|vice)[- ](prime minister|premier)', 'deputy prime minister'),
    (r'^(interim |acting |caretaker |transitional )?(prime minister|premier|chairm[ae]n of the (council of ministers|government)|president of the (government|council of ministers|council)|head of government|taoiseach|minister of state of monaco)', 'prime minister'),
    (r'^(federal )?chancellors?( of (germany|austria))?$', 'chancellor'),
    (r'^chancellor of the exchequer', 'finance minister'),
    (r'^(king|queen|monarch|emir|amir|sultan|emperor|grand duke|prince of monaco|yang di)', 'monarch'),
    (r'^(crown prince)', 'crown prince'),
    (r'supreme leader', 'supreme leader'),
    (r'^governors?[- ]general', 'governor-general'),
    (r'^secretary of state for (foreign|the foreign)', 'foreign minister'),
    (r'^(foreign secretary)', 'foreign minister'),
    (r'^secretary of state for defen', 'defense minister'),
    (r'^(home secretary|secretary of state for the home)', 'interior minister'),
    (r'^(united states )?secretary of state( of the united states)?$', 'secretary of state'),
    (r'^(united states )?secretary of defen[cs]e', 'secretary of defense'),
    (r'^(united states )?secretary of the treasury', 'treasury secretary'),
    (r'^(united states )?secretary of homeland security', 'homeland security secretary'),
    (r'^(united states )?attorney[- ]general', 'attorney general'),
    (r'national security ad[vw]is', 'national security adviser'),
    (r'^(secretary|head) of the (national )?security council|national security council', 'security council secretary'),
    (r'^(director of (the )?(central intelligence|cia)|.*central intelligence agency)', 'cia director'),
    (r'^chairman of the joint chiefs', 'chairman of the joint chiefs of staff'),
    (r'chief of (the )?(general |army |defen[cs]e )?staff|chief of army|army chief|commander[- ]in[- ]chief', 'army chief'),
    (r'^(permanent representative|ambassador) to the (un\b|united nations)', 'un ambassador'),
    (r'^ambassador to (.*)$', None),
    (r'^(united states )?senator|member of the senate|united states senate', 'senator'),
    (r'^united states representative|member of the u.*house of representatives', 'representative'),
    (r'^speaker|president of the (senate|chamber|national assembly|parliament)', 'speaker'),
    (r'secretary[- ]general of the united nations|^un secretary[- ]general', 'secretary-general'),
    (r'secretary[- ]general', 'secretary-general'),
    (r'high representative', 'high representative'),
    (r'^president of the european commission', 'president of the european commission'),
    (r'^president of the european council', 'president of the european council'),
    (r'prosecutor', 'prosecutor general'),
    (r'^(chief justice)', 'chief justice'),
    (r'^(governor).*(central|reserve|national) bank|^(governor|president|chairman), central bank|central bank', 'central bank governor'),
    (r'spokes(man|woman|person)|press secretary', 'spokesperson'),
    (r'^(head|governor|governors|mayor|chief minister)\b', None),
]
SENIOR = {'president', 'prime minister', 'chancellor', 'monarch', 'foreign minister', 'defense minister', 'supreme leader',
          'secretary of state', 'secretary of defense', 'vice president', 'deputy prime minister', 'secretary-general',
          'national security adviser', 'crown prince', 'high representative'}
MINISTERS = {m for _, m in MINISTRIES} | {'un ambassador', 'army chief', 'attorney general', 'speaker', 'cia director',
             'chairman of the joint chiefs of staff', 'treasury secretary', 'governor-general', 'spokesperson', 'senator'}


def office(title, of):
    text = folded(title).strip()
    if re.search(r'first lady|member of|substitute|deputy secretary|parliamentary|shadow|minister of state\b(?! of monaco)', text) and 'senate' not in text:
        return None
    if of == 'United States' and re.match(r'member of .*state senate|.*state senat', text):
        return None
    for pattern, name in TITLES:
        found = re.search(pattern, text)
        if found:
            if name == 'senator' and of != 'United States':
                return None
            if name:
                return name
            if text.startswith('ambassador to'):
                return 'ambassador to ' + re.sub(r'^the ', '', found.group(1))
            return text if len(text) < 50 else None
    if re.search(r'minister|^secretary for|secretary of state for', text) and not re.search(r'deputy|junior|vice|under', text):
        for pattern, name in MINISTRIES:
            if re.search(pattern, text):
                return name
        return text if len(text) < 40 and text.startswith('minister') else None
    return None


# What the sources' classes mistake for a place, by the label: (pattern, type, kind).
MISTYPED = [
    (r'\b(television|tv|cable|satellite|youtube)\b.*\b(channel|network)\b|\bnews(paper| agency| website)\b|language channel of', 'ORG', 'outlet'),
    (r'^(the )?(bicameral |unicameral |national )*(parliament|legislature|national legislature) of|\b(lower|upper)( legislative)? (house|chamber)\b', 'ORG', 'government-body'),
    (r'\bethnic group\b|\btribe\b.* (of|in)\b', 'NORP', 'people'),
    (r'\b(media|publishing|multinational|retail|luxury|technology|software|manufacturing) company\b', 'ORG', 'company'),
    (r'^international organi[sz]ation', 'ORG', 'igo'),
]


def retype(row):
    """A channel, a chamber, a people that its source files under places."""
    said = (row.get('description') or '').lower()
    if row['type'] == 'ORG' and not row.get('kind') and re.search(r'\bteam\b', said) and TEAM.search(row['name']):
        row['kind'] = 'club'
        return
    if row['type'] not in ('GPE', 'LOC') or row.get('kind') in ('country', 'historical') or re.search(r'tower|building|theat', said):
        return
    for pattern, etype, kind in MISTYPED:
        if re.search(pattern, said):
            row['type'], row['kind'] = etype, kind
            return


TEAM = re.compile(r'\bnational\b.*\bteam$|\b(football|basketball|baseball)$')


CLUB_LETTERS = re.compile(r"^(?:[A-Z]\.){2,4}$|^(?:A?FC|CF|SC|FK|SK|AC|AS|SV|BK|IF|JK|RC|CD|UD|FF|NK|HC|BC|RFC|CFC)$")
BRACKET = re.compile(r'^(.{3,}?) \(([^()]*)\)$')


def clean_names(row, countries):
    """The name as news writes it: no "Category:", no "(United States)" of a register, no "(newspaper)"."""
    row['aliases'] = [a for a in row.get('aliases', []) if not re.search(r'%[0-9A-F]{2}|^Category:', a)]
    row['name'] = re.sub(r'^Category:', '', row['name'])
    bracket = BRACKET.match(row['name'])
    if not bracket:
        return
    bare, said = bracket.groups()
    if said in countries or said[:1].islower() or said in ('Football', 'Bank', 'Company', 'Organization'):
        row['name'] = bare
    elif row.get('kind') != 'party' and row['type'] != 'PERSON':
        row['aliases'].insert(0, bare)


def short_club_names(row, cities):
    """What a club is called: "Ashford" for Ashford F.C., "Rovers" for the Denver Rovers, whose city is known."""
    words = row['name'].split(' ')
    bare = list(words)
    while len(bare) > 1 and (CLUB_LETTERS.match(bare[0]) or bare[0] == 'Club'):
        bare.pop(0)
    while len(bare) > 1 and (CLUB_LETTERS.match(bare[-1]) or bare[-2:] == ['Football', 'Club']):
        bare.pop()
    if bare[-1:] == ['Football']:
        bare.pop()
    out = [' '.join(bare)] if bare != words and len(' '.join(bare)) > 3 else []
    plays = re.search(r'football|soccer|basketball|baseball|hockey|rugby|league', row.get('description') or '')
    if not plays or row.get('prominence', 0) < 45:
        return out
    for cut in range(1, min(3, len(bare) - 1) + 1):
        if ' '.join(bare[:cut]) in cities and bare[-1].endswith('s'):
            out.append(' '.join(bare[cut:]))
    return out


def offices(row):
    out = []
    for role in row.get('roles', []):
        to = role.get('to') or ('2010-12' if row['source'] == ['countryinfo'] else '')
        if (to or '2026')[:4] < str(FIRST_YEAR):
            continue
        if to and role.get('from') and to < role['from'][:len(to)]:
            to = ''
        title = office(role['title'], role.get('of'))
        if title:
            out.append((title, role.get('of') or '', role.get('from') or '', to))
    merged = []
    for title, of, start, end in sorted(set(out), key=lambda r: (r[0], r[1], r[2])):
        # A second term that follows the first is one stretch; a row without dates adds nothing to a dated one.
        if merged and merged[-1][:2] == [title, of]:
            last = merged[-1]
            if not start or (last[3] and start[:4] <= last[3][:4]) or not last[2] or start == last[2]:
                last[2] = last[2] or start
                last[3] = max(last[3], end) if end and last[3] else ('' if start else last[3] or end)
                continue
        merged.append([title, of, start, end])
    return [tuple(r) for r in merged if r[2] or r[3]]


def wanted(row, count, held):
    """A figure to rank by inside the class, or None to leave the row out."""
    kind, prominence = row.get('kind'), row.get('prominence', 0)
    links = row.get('sitelinks') or row.get('sitelinks_min') or 0
    population, country = row.get('population') or 0, row.get('country')
    qid = row.get('wikidata')
    name = row['name']
    if len(name) > 90 or '\t' in name or re.match(r'^\d+$', name):
        return False
    if row['type'] == 'PERSON':
        titles = {h[0] for h in held}
        if titles & SENIOR or prominence >= 60 and held:
            return True
        if titles & MINISTERS and prominence >= 40 and qid and (count >= 1 or links or prominence >= 55):
            return True
        if qid and row.get('roles') and prominence >= 25:
            return True
        recent = not row.get('born') or row['born'][:4] >= '1920'
        return bool(qid) and (count >= 8 or prominence >= 32 and recent or prominence >= 45 and links >= 60 or links >= 100 or prominence >= 65)
    if kind == 'country':
        return prominence >= 50 or count >= 1
    if kind == 'historical':
        return bool(qid) and (prominence >= 45 or count >= 4)
    if kind == 'city':
        return prominence >= 48 or population >= 250000 or count >= 3 or country in CONFLICT and (population >= 90000 or count >= 1)
    if kind == 'admin1':
        return bool(qid) and (prominence >= 55 or count >= 4 or country in CONFLICT and prominence >= 40)
    if kind == 'admin2':
        return count >= 8 or country in ('Afghanistan', 'Syria', 'Ukraine', 'Iraq') and count >= 1
    if kind == 'region' or row['type'] == 'GPE':
        return prominence >= 45 or count >= 4
    if kind == 'sea':
        return prominence >= 36 or count >= 1
    if kind == 'facility':
        return prominence >= 45 or count >= 4
    if kind == 'armed-group':
        return bool(qid) or prominence >= 40 or count >= 1
    if kind == 'igo':
        return prominence >= 32 or count >= 1
    if kind == 'ngo':
        return bool(qid) or count >= 3
    if kind == 'government-body':
        return bool(qid)
    if kind == 'outlet':
        return bool(qid) or prominence >= 45 or count >= 2
    if kind == 'party':
        return bool(qid) or prominence >= 45 or count >= 2
    if kind in ('company', 'bank', 'airline'):
        return bool(qid) and prominence >= 32 or count >= 5
    if kind == 'university':
        return bool(qid) and prominence >= 30 or count >= 5
    if kind in ('club', 'league'):
        return bool(qid) or count >= 6
    if kind == 'band':
        return prominence >= 58
    if kind in ('people', 'religion') or row['type'] == 'NORP':
        return True
    if row['type'] == 'EVENT':
        year = (row.get('date') or '')[:4]
        return count >= 2 or prominence >= 58 or year >= '1945' and prominence >= 32
    if row['type'] == 'LAW':
        return prominence >= 32 or count >= 1
    if row['type'] == 'PRODUCT':
        return prominence >= 50 or count >= 8
    if row['type'] == 'WORK_OF_ART':
        return bool(qid) and prominence >= 50 and (' ' in name or count >= 1)
    return prominence >= 30 or count >= 4


TYPE = {'facility': 'FAC', 'sea': 'LOC', 'people': 'NORP', 'religion': 'NORP', 'outlet': 'ORG', 'historical': 'GPE',
        'armed-group': 'ORG', 'company': 'ORG'}


def aliases(row, counts, common, short):
    """Names beside the first, best attested first; what is no name of the thing is left out."""
    seen, out = {key(row['name'])}, []
    person = row['type'] == 'PERSON'
    given = key(row['name']).split(' ')[0]
    country = row.get('kind') == 'country'
    for alias in short + sorted(row.get('aliases', []), key=lambda a: -counts.get(a, 0)):
        k = key(alias)
        if not k or k in seen or k in NOT_ALIASES and not alias.replace('.', '').isupper() or len(alias) > 60 or len(alias) < 2 or '\t' in alias or '|' in alias:
            continue
        if country and alias.isupper() and len(alias) <= 4 and alias not in COUNTRY_CODES:
            continue
        if country and counts.get(alias, 0) < 1 and not alias.startswith(('Republic', 'Islamic', 'Kingdom', 'People', 'State', 'The ')):
            continue
        if ',' in alias:
            continue
        if person and ' ' not in k and (k == given or row.get('prominence', 0) < 70 or counts.get(alias, 0) < 3):
            continue
        if ' ' not in k and k in common and not alias.isupper() and alias not in short:
            continue
        if len(k) == 1 or k.isdigit():
            continue
        seen.add(k)
        out.append(alias)
    return out[:8]


def read_common(path):
    """Words that stand in lower case more often than not: no alias of one word may be one."""
    out = set()
    with gzip.open(path, 'rt', encoding='utf-8') as lines:
        next(lines)
        for line in lines:
            word, count, lower = line.split('\t')[:3]
            if int(lower) > 0.5 * int(count):
                out.add(word)
    return out


def whole_words(cut):
    """What was cut in its middle, without an open bracket and the words that lead to nothing."""
    if cut.count('(') > cut.count(')'):
        cut = cut[:cut.rindex('(')]
    before = None
    while cut != before:
        before = cut
        cut = cut.rstrip(' ,;:(-\u2013')
        cut = re.sub(r' (a|an|and|as|at|by|for|from|in|intended|into|located|of|on|or|part|people|responsible|some|that|the|to|up|used|which|who|with|within)$', '', cut)
    return cut


def main(out_dir):
    data = Path(os.environ['DRAGOMAN_DATA']) / 'data'
    counts = read_counts(data / 'text/name-counts.tsv.gz')
    common = read_common(data / 'text/words.tsv.gz')
    with gzip.open(data / 'kb/facts.jsonl.gz', 'rt', encoding='utf-8') as lines:
        rows = [json.loads(line) for line in lines]
    rows = [r for r in rows if set(r['source']) - SHARE_ALIKE]
    for row in rows:
        # DBpedia's title may have come in as an alias from the share-alike list.
        if 'dw-nb' in row['source'] and row.get('wikipedia'):
            title = row['wikipedia'].replace('_', ' ')
            row['aliases'] = [a for a in row['aliases'] if a != title]
    countries = {r['name'] for r in rows if r.get('kind') == 'country'}
    cities = {r['name'] for r in rows if r.get('kind') in ('city', 'admin1') and r.get('prominence', 0) >= 40}
    for row in rows:
        clean_names(row, countries)
        retype(row)
    # How many bear a name: the count belongs to the most prominent, others get what is left.
    bearers = collections.defaultdict(list)
    for i, row in enumerate(rows):
        for name in {row['name'], *row.get('aliases', [])}:
            if name in counts:
                bearers[name].append(i)
    weight = collections.Counter()
    for name, who in bearers.items():
        best = max(rows[i].get('prominence', 0) for i in who)
        for i in who:
            share = 1.0 if len(who) == 1 else 0.7 if rows[i].get('prominence', 0) == best else 0.05
            own = 1.0 if rows[i]['name'] == name or ' ' in name or name.isupper() else 0.3
            weight[i] += counts[name] * share * own

    chosen = []
    others = {key(n) for r in rows if r['type'] != 'WORK_OF_ART' and r.get('prominence', 0) >= 40 for n in [r['name'], *r['aliases']]}
    for i, row in enumerate(rows):
        held = offices(row)
        if row['type'] == 'WORK_OF_ART' and key(row['name']) in others:
            continue
        if wanted(row, weight[i], held):
            chosen.append((i, row, held))
    # The same minister once more, without an id and in another spelling: same country, office and surname.
    held_with_id = {(h[0], h[1], key(r['name']).split(' ')[-1][:4]) for _, r, hs in chosen if r.get('wikidata') for h in hs}
    chosen = [(i, r, hs) for i, r, hs in chosen if r.get('wikidata') or r['type'] != 'PERSON'
              or not any((h[0], h[1], key(r['name']).split(' ')[-1][:4]) in held_with_id for h in hs)]

    ids, used = {}, set()
    for i, row, _ in chosen:
        base = row.get('wikidata') or 'kb:' + (re.sub(r'[^a-z0-9]+', '-', key(row['name'])).strip('-') or 'x')
        name, n = base, 2
        while name in used:
            if row.get('wikidata'):
                name = None
                break
            name, n = '%s-%d' % (base, n), n + 1
        ids[i] = name
        if name:
            used.add(name)
    country_id = {}
    for i, row, _ in chosen:
        if row.get('kind') == 'country' and ids[i]:
            for name in [row['name']] + row.get('aliases', []):
                country_id.setdefault(name, ids[i])

    def prior(i, row):
        links = row.get('sitelinks') or row.get('sitelinks_min') or 0
        measured = math.log10(1 + weight[i]) / 4.5
        known = max(row.get('prominence', 0) - 20, 0) / 70 * 0.6 + min(links, 200) / 200 * 0.2
        return max(0.01, min(1.0, 0.6 * measured + 0.5 * known))

    # What a far better known entry is called is no alias of a lesser one: "US" is the country, not its army.
    owner = {}
    for i, row, _ in chosen:
        names = [row['name']] + (row.get('aliases', []) if row.get('kind') == 'country' else [])
        for name in names:
            k = key(name)
            if k and prior(i, row) > owner.get(k, (0, None))[0]:
                owner[k] = (prior(i, row), i)
                if row.get('kind') == 'country' and row.get('un_member'):
                    owner[k] = (9, i)

    entries, roles = [], []
    for i, row, held in chosen:
        if not ids[i]:
            continue
        kind = row.get('kind') or ''
        kind_out = '' if row['type'] == 'PERSON' else kind
        etype = TYPE.get(kind, row['type'])
        if kind == 'region' and row['type'] == 'LOC':
            etype = 'LOC'
        if kind == 'outlet' and row['type'] == 'GPE':
            etype, kind_out = 'GPE', 'city'
        country = row.get('country') if kind not in ('igo', 'country', 'sea') else None
        of = country_id.get(country, '') if country else ''
        capital = row.get('capital_wikidata') or ''
        demonyms = '|'.join(sorted({d for d in row.get('demonyms', []) if ',' not in d and d[:1].isupper()}))
        when = row.get('date') or ''
        description = (row.get('description') or '').strip()
        if re.match(r'^(city in|event of|armed group|political party in|first-level division|country in|company$)', description):
            description = description if kind == 'country' else ''
        if len(description) > 60:
            description = whole_words(description[:60].rsplit(' ', 1)[0])
        short = short_club_names(row, cities) if kind == 'club' else []
        own_aliases = [a for a in aliases(row, counts, common, short)
                       if owner.get(key(a), (0, i))[1] == i or owner[key(a)][0] < prior(i, row) + 0.2 or a in short]
        entries.append('\t'.join([ids[i], row['name'], etype, kind_out, of, capital if kind == 'country' else '',
                                  '|'.join(own_aliases), demonyms, description.replace('\t', ' '),
                                  when if row['type'] in ('EVENT', 'LAW') else '', '%.3f' % prior(i, row)]))
        for title, holder_of, start, end in held:
            roles.append('\t'.join([ids[i], title, country_id.get(holder_of, ''), start, end]))
    known = {line.split('\t', 1)[0] for line in entries}
    fixed = []
    for line in entries:
        cells = line.split('\t')
        if cells[5] and cells[5] not in known:
            cells[5] = ''
        fixed.append('\t'.join(cells))
    fixed.sort(key=lambda line: -float(line.rsplit('\t', 1)[1]))  # best first: that is how they are indexed
    out_dir = Path(out_dir)
    head = ('# %s Built by tools/kb.py; do not edit: additions and corrections stand in curated.tsv.\n'
            '# Sources and licences: assets/SOURCES.md.\n')
    (out_dir / 'entries.tsv').write_text(head % 'The general knowledge base.' +
        'id\tname\ttype\tkind\tcountry\tcapital\taliases\tdemonyms\tdescription\theld\tprior\n' + '\n'.join(fixed) + '\n')
    (out_dir / 'roles.tsv').write_text(head % 'Who held which office when.' + 'id\ttitle\tof\tfrom\tto\n' + '\n'.join(roles) + '\n')
    by = collections.Counter(line.split('\t')[3] or line.split('\t')[2] for line in fixed)
    print(len(fixed), 'entries', len(roles), 'roles', dict(by.most_common()), file=sys.stderr)


if __name__ == '__main__':
    if len(sys.argv) != 2 or 'DRAGOMAN_DATA' not in os.environ:
        sys.exit(__doc__)
    main(sys.argv[1])
