#!/usr/bin/env python3
"""Selects where places lie: places.py ENTRIES.tsv COUNTRIES.json OUT.tsv

Towns from $DRAGOMAN_DATA/data/kb/facts.jsonl.gz (Natural Earth, GeoNames, Wikidata); countries from their outlines (world-atlas'
countries-50m.json: Natural Earth), at the middle of the widest stretch of land of their largest part. Only entries of ENTRIES.tsv; what
share-alike sources alone give is left out. Same inputs, same bytes.
"""
import gzip
import json
import os
import sys
from pathlib import Path

SHARE_ALIKE = {'dw-nb', 'supraverden', 'world-countries'}
# Natural Earth's short names where they are not the table's.
NAMES = {'Dem. Rep. Congo': 'Democratic Republic of the Congo', 'Congo': 'Republic of the Congo', 'Central African Rep.': 'Central African Republic',
         'S. Sudan': 'South Sudan', 'Bosnia and Herz.': 'Bosnia and Herzegovina', 'W. Sahara': 'Western Sahara', 'Dominican Rep.': 'Dominican Republic',
         'Eq. Guinea': 'Equatorial Guinea', 'Czechia': 'Czech Republic', 'Macedonia': 'North Macedonia', 'eSwatini': 'Eswatini',
         "Côte d'Ivoire": 'Ivory Coast', 'Solomon Is.': 'Solomon Islands', 'Marshall Is.': 'Marshall Islands', 'Antigua and Barb.': 'Antigua and Barbuda',
         'St. Kitts and Nevis': 'Saint Kitts and Nevis', 'St. Vin. and Gren.': 'Saint Vincent and the Grenadines', 'Saint Lucia': 'Saint Lucia',
         'United States of America': 'United States', 'China': "China", 'Timor-Leste': 'East Timor', 'Cabo Verde': 'Cape Verde',
         'São Tomé and Principe': 'São Tomé and Príncipe', 'Turkey': 'Turkey', 'Faeroe Is.': 'Faroe Islands', 'Gambia': 'Gambia', 'Bahamas': 'Bahamas',
         'Micronesia': 'Federated States of Micronesia', 'Ireland': 'Ireland', 'Netherlands': 'Netherlands', 'Macao': 'Macau'}


def rings(topology):
    """name → outer rings of its parts, as lists of (longitude, latitude)."""
    scale, move = topology['transform']['scale'], topology['transform']['translate']
    arcs = []
    for arc in topology['arcs']:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(points)

    def ring(ids):
        out = []
        for i in ids:
            out += (arcs[i] if i >= 0 else arcs[~i][::-1])[1 if out else 0:]
        return out
    for shape in topology['objects']['countries']['geometries']:
        parts = shape.get('arcs', [])
        polygons = [parts] if shape['type'] == 'Polygon' else parts
        yield shape['properties']['name'], [ring(polygon[0]) for polygon in polygons]


def area_and_middle(ring):
    area = x = y = 0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return abs(area), (x / (3 * area), y / (3 * area)) if area else ring[0]


def inside(ring):
    """The middle of the widest stretch at the height of the centroid: on land, whatever the shape."""
    _, (_, height) = area_and_middle(ring)
    cuts = sorted(x0 + (height - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1])
                  if (y0 <= height) != (y1 <= height))
    a, b = max(zip(cuts[::2], cuts[1::2]), key=lambda pair: pair[1] - pair[0])
    return (a + b) / 2, height


def main(entries_path, atlas, out):
    entries = [line.split('\t') for line in Path(entries_path).read_text().splitlines() if not line.startswith('#')][1:]
    places = {row[0]: row for row in entries if row[2] in ('GPE', 'LOC', 'FAC')}
    country = {}
    for row in entries:
        if row[3] == 'country':
            country.setdefault(row[1], row[0])
    for row in entries:
        if row[3] == 'country':
            for alias in row[6].split('|'):
                country.setdefault(alias, row[0])
    where, missing = {}, []
    for name, parts in rings(json.loads(Path(atlas).read_text())):
        found = country.get(NAMES.get(name, name))
        if not found:
            missing.append(name)
            continue
        lon, lat = inside(max(parts, key=lambda ring: area_and_middle(ring)[0]))
        where.setdefault(found, (lat, lon))
    with gzip.open(Path(os.environ['DRAGOMAN_DATA']) / 'data/kb/facts.jsonl.gz', 'rt', encoding='utf-8') as lines:
        for line in lines:
            fact = json.loads(line)
            found = fact.get('wikidata')
            if found in places and 'lat' in fact and fact.get('kind') != 'country' and set(fact['source']) - SHARE_ALIKE:
                where.setdefault(found, (fact['lat'], fact['lon']))
    body = ''.join(f'{key}\t{where[key][0]:.2f}\t{where[key][1]:.2f}\n' for key in places if key in where)
    Path(out).write_text('# Where places lie, in degrees. Built by tools/places.py; do not edit: additions stand in curated_places.tsv.\n'
                         '# Sources and licences: assets/SOURCES.md.\nid\tlat\tlon\n' + body)
    print(f'{body.count(chr(10))} of {len(places)} places; without an entry: {", ".join(missing)}', file=sys.stderr)


if __name__ == '__main__':
    if len(sys.argv) != 4 or 'DRAGOMAN_DATA' not in os.environ:
        sys.exit(__doc__)
    main(*sys.argv[1:])
