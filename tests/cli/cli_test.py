"""The command line as a user meets it: cli_test.py DRAGOMAN"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = None
ARTICLE = 'Ministers meet in Oslo\n\nForeign minister Ida Holm met her colleague in Oslo on Monday. “We agree,” Holm said.\n'

# Stands before the C library's clock: every question for the day gets the same answer.
CLOCK = """
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
static time_t now(void) { const char *told = getenv("DRAGOMAN_TEST_CLOCK"); return told ? (time_t)atoll(told) : 0; }
time_t time(time_t *out) { if (out) *out = now(); return now(); }
int gettimeofday(struct timeval *restrict out, void *restrict zone) { (void)zone; out->tv_sec = now(); out->tv_usec = 0; return 0; }
int clock_gettime(clockid_t which, struct timespec *out) { (void)which; out->tv_sec = now(); out->tv_nsec = 0; return 0; }
"""


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name)

    def tearDown(self):
        self.place.cleanup()

    def put(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def test_a_search_finds_marks_and_points_at_what_is_wrong(self):
        article = self.put('oslo.txt', ARTICLE)
        found = self.run_it('query', 'speaker:holm agree', article)
        self.assertEqual(found.returncode, 0, found.stderr)
        self.assertIn('1 article of 1', found.stdout)
        self.assertIn('“We [agree],”', found.stdout)
        self.assertIn('[minister]', self.run_it('query', 'minist~2', article, '--lines').stdout)
        self.assertIn('0 articles of 1', self.run_it('query', 'speaker:holm oslo', article).stdout)
        wrong = self.run_it('query', 'oslo (holm', article)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn('       ^\nA bracket opened at 6 never closes.', wrong.stderr)

    def run_it(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, **options)

    def ids(self, *arguments):
        done = self.run_it('analyze', *arguments)
        return done, [d['id'] for d in json.loads(done.stdout)['documents']] if done.stdout else []

    def test_an_article_becomes_a_bundle(self):
        done, ids = self.ids(self.put('a.txt', ARTICLE))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(ids, ['a'])
        self.assertEqual(done.stderr, '')

    def test_the_same_bytes_on_any_day_and_in_any_zone(self):
        shim = self.folder / 'clock.so'
        source = self.put('clock.c', CLOCK)
        built = subprocess.run(['cc', '-shared', '-fPIC', '-o', str(shim), source], capture_output=True, text=True)
        self.assertEqual(built.returncode, 0, built.stderr)
        article = self.put('a.txt', ARTICLE + '\nThey meet again next month, on 4 September, two days before the holidays.\n')
        bundles = set()
        for zone, moment in (('UTC', 978307199), ('Asia/Kabul', 1582934400), ('America/St_Johns', 4107542399)):
            with self.subTest(zone=zone):
                elsewhere = dict(os.environ, TZ=zone, LD_PRELOAD=str(shim), DRAGOMAN_TEST_CLOCK=str(moment))
                clock = subprocess.run([sys.executable, '-c', 'import time; print(int(time.time()))'], capture_output=True, text=True, env=elsewhere)
                self.assertEqual(clock.stdout.strip(), str(moment))  # the clock is really turned
                done = self.run_it('analyze', article, env=elsewhere)
                self.assertEqual(done.returncode, 0, done.stderr)
                bundles.add(done.stdout)
        self.assertEqual(len(bundles), 1)

    def test_bad_files_are_named_with_the_reason_and_the_rest_goes_on(self):
        self.put('in/good.txt', ARTICLE)
        self.put('in/empty.txt', '')
        self.put('in/picture.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + bytes(range(256)))
        self.put('in/broken.txt', 'Kabul '.encode() + b'\xc0\xaf\xff\xfe\x81 and so on')
        done, ids = self.ids(self.folder / 'in')
        self.assertEqual(done.returncode, 1)
        self.assertIn('good', ids)
        for name in ('empty.txt', 'picture.txt'):
            line = [l for l in done.stderr.splitlines() if name in l]
            self.assertEqual(len(line), 1, done.stderr)
            self.assertRegex(line[0], r': [A-Z].*\.$')  # a sentence

    def test_a_broken_line_costs_that_line_alone(self):
        records = [json.dumps({'id': 'one', 'text': ARTICLE}), '{"id": "two", "text": ', json.dumps({'id': 'three', 'text': ARTICLE})]
        path = self.put('pile.jsonl', '\n'.join(records))
        done, ids = self.ids(path)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(ids, ['one', 'three'])
        self.assertIn('pile.jsonl:2:', done.stderr)

    def test_a_record_may_hold_html_and_states_its_date(self):
        page = '<html><body><nav>Home</nav><h1>Ministers meet</h1><p>%s</p></body></html>' % (ARTICLE * 3)
        path = self.put('p.jsonl', json.dumps({'id': 'p', 'html': page, 'date': '2018-08-27'}))
        done, _ = self.ids(path)
        document = json.loads(done.stdout)['documents'][0]
        self.assertEqual(document['published']['value'], '2018-08-27')
        self.assertNotIn('<p>', document['text'])

    def test_every_format_gives_its_article(self):
        import gzip, io, tarfile, zipfile
        page = '<html><body><h1>Ministers meet</h1><p>%s</p></body></html>' % (ARTICLE * 3)
        packed, tarred = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('in/zipped.txt', ARTICLE)
        with tarfile.open(fileobj=tarred, mode='w:gz') as archive:
            entry = tarfile.TarInfo('in/tarred.txt')
            entry.size = len(ARTICLE.encode())
            archive.addfile(entry, io.BytesIO(ARTICLE.encode()))
        word = io.BytesIO()
        with zipfile.ZipFile(word, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('word/document.xml', '<w:document xmlns:w="w"><w:body>%s</w:body></w:document>' % ''.join('<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % line for line in ARTICLE.splitlines()))
        record = 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n'
        answer = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' + page
        crawl = (record % (len(answer.encode()), answer)).encode()
        table = 'id;title;text\n"row";"Ministers meet";"%s"\n' % ARTICLE.replace('"', '""')
        for name, content, expected in (
                ('a.md', ARTICLE, 'a'), ('a.html', page, 'a'), ('a.json', json.dumps([{'id': 'one', 'articleBody': ARTICLE}]), 'one'),
                ('a.csv', table, 'row'), ('a.tsv', 'text\tid\n%s\trow\n' % ARTICLE.splitlines()[2], 'row'),
                ('a.eml', 'From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n' + ARTICLE, 'a'),
                ('a.docx', word.getvalue(), 'a'), ('a.zip', packed.getvalue(), 'zipped'), ('a.tar.gz', tarred.getvalue(), 'tarred'),
                ('a.txt.gz', gzip.compress(ARTICLE.encode()), 'a'), ('a.warc', crawl, 'https://post.example/a'),
                ('a.warc.gz', gzip.compress(crawl), 'https://post.example/a'), ('a.txt', ARTICLE.encode('utf-16'), 'a')):
            with self.subTest(name):
                done, ids = self.ids(self.put(name, content))
                self.assertEqual(done.stderr, '')
                self.assertEqual(ids, [expected])
                self.assertIn('Ida Holm', json.loads(done.stdout)['documents'][0]['text'])

    def test_a_broken_member_is_named_and_the_rest_goes_on(self):
        import io, zipfile
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, 'w') as archive:
            archive.writestr('in/good.txt', ARTICLE)
            archive.writestr('in/empty.txt', '')
        done, ids = self.ids(self.put('pile.zip', packed.getvalue()))
        self.assertEqual((done.returncode, ids), (1, ['good']))
        self.assertIn('pile.zip/in/empty.txt: The file is empty.', done.stderr)

    def test_a_table_of_unknown_columns_names_them_until_one_is_chosen(self):
        path = self.put('a.csv', 'nr,volltext\n7,"%s"\n' % ARTICLE.replace('"', '""'))
        done, _ = self.ids(path)
        self.assertEqual(done.returncode, 3)
        self.assertIn('its columns are "nr", "volltext". Say which one does (--map text=COLUMN)', done.stderr)
        done, ids = self.ids(path, '--map', 'text=Volltext,id=nr')
        self.assertEqual((done.returncode, ids), (0, ['7']), done.stderr)

    def test_body_takes_every_line_for_article_text(self):
        path = self.put('a.txt', 'Share on Facebook\n\n' + ARTICLE)
        document = json.loads(self.run_it('analyze', path, '--body').stdout)['documents'][0]
        self.assertEqual({b['role'] for b in document['blocks']}, {'body'})

    def test_the_order_of_reading_and_the_number_of_threads_change_nothing(self):
        names = [self.put('%d.txt' % i, ARTICLE.replace('Oslo', town)) for i, town in enumerate(['Oslo', 'Paris', 'Cairo', 'Lima'])]
        one = self.run_it('analyze', *names, '--jobs', 1)
        other = self.run_it('analyze', *reversed(names), '--jobs', 4)
        self.assertEqual(one.stdout, other.stdout)

    def test_two_files_of_one_name_are_told_apart(self):
        self.put('x/a.txt', ARTICLE)
        self.put('y/a.txt', ARTICLE)
        _, ids = self.ids(self.folder)
        self.assertEqual(ids, ['a', 'a~2'])

    def test_an_output_appears_whole_or_not_at_all(self):
        path, out = self.put('a.txt', ARTICLE), self.folder / 'out.json'
        self.assertEqual(self.run_it('analyze', path, '-o', out).returncode, 0)
        self.assertEqual(json.loads(out.read_text())['format'], 'dragoman-bundle')
        self.assertEqual(sorted(os.listdir(self.folder)), ['a.txt', 'out.json'])
        missing = self.folder / 'nowhere' / 'out.json'
        done = self.run_it('analyze', path, '-o', missing)
        self.assertEqual(done.returncode, 3)
        self.assertIn('cannot be written', done.stderr)

    def test_standard_input_is_read_as_minus(self):
        done = self.run_it('analyze', '-', input=ARTICLE)
        self.assertEqual(json.loads(done.stdout)['documents'][0]['id'], 'stdin')

    def test_jsonl_writes_one_document_a_line(self):
        path = self.put('p.jsonl', '\n'.join(json.dumps({'id': i, 'text': ARTICLE}) for i in 'ab'))
        lines = self.run_it('analyze', path, '--jsonl').stdout.splitlines()
        self.assertEqual([json.loads(line)['id'] for line in lines], ['a', 'b'])

    def test_tokens_carry_tags_and_heads(self):
        path = self.put('a.txt', ARTICLE)
        tokens = json.loads(self.run_it('analyze', path, '--tokens').stdout)['documents'][0]['tokens']
        self.assertEqual(tokens[0][:2], [0, 9])
        self.assertEqual(len(tokens[0]), 7)

    def test_explain_says_which_rule_found_a_name(self):
        path, out = self.put('a.txt', ARTICLE), self.folder / 'out.json'
        self.run_it('analyze', path, '-o', out)
        done = self.run_it('explain', out, 'a', ARTICLE.index('Ida'))
        self.assertEqual(done.returncode, 0)
        self.assertIn('Ida Holm', done.stdout)
        self.assertRegex(done.stdout, r'found by +\S+, confidence \d')

    def test_a_wrong_command_line_says_what_is_wrong(self):
        for arguments, words in ((['analyse'], 'no command'), (['analyze'], 'wants files'), (['analyze', '--job', 'x'], 'no option'),
                                 (['analyze', 'x', '--jobs', '0'], '1 to 256'), (['analyze', 'x', '--map', 'body=x'], 'names no column'), (['explain', 'x'], 'wants BUNDLE')):
            done = self.run_it(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(words, done.stderr)

    def test_nothing_readable_is_a_failure_of_its_own(self):
        done = self.run_it('analyze', self.folder / 'absent.txt')
        self.assertEqual(done.returncode, 3)
        self.assertIn('absent.txt', done.stderr)

    def test_a_damaged_pack_is_refused(self):
        pack = Path(PROGRAM).parent / 'dragoman.pack'
        damaged = self.put('bad.pack', pack.read_bytes()[:-5] + b'xxxxx')
        done = self.run_it('analyze', self.put('a.txt', ARTICLE), env={**os.environ, 'DRAGOMAN_PACK': damaged})
        self.assertEqual(done.returncode, 3)
        self.assertIn('damaged', done.stderr)

    def test_help_and_version(self):
        self.assertIn('Exit status', self.run_it('--help').stdout)
        self.assertRegex(self.run_it('--version').stdout, r'^dragoman \d+\.\d+\.\d+$')


if __name__ == '__main__':
    PROGRAM = sys.argv.pop()
    unittest.main(verbosity=1)
