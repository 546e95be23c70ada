"""Label schemes: what each corpus calls a thing, and what that leaves possible among the product's own entity types.

In:  tags of a corpus. Out: clean BIO, and per word the set of product tags that the gold tag allows.
Why: no set has our nine types; a word's gold tag narrows them down, and the loss sums over what is left
     (partial annotation, as in Tsuboi et al. 2008). Locations of the world newswire are divided into GPE and LOC by
     the names themselves (`is_landform`), as no set at hand divides them.
"""
TYPES = {
    'product': ['PER', 'ORG', 'GPE', 'LOC', 'NORP', 'FAC', 'EVENT', 'PRODUCT', 'MISC'],
    'worldwide': ['Date', 'Facility', 'Location', 'Misc', 'Money', 'NORP', 'Organization', 'Person', 'Product'],
    'conll': ['location', 'misc', 'organisation', 'person'],
    'politics': ['country', 'election', 'event', 'location', 'misc', 'organisation', 'person', 'politicalparty', 'politician'],
    'uner': ['LOC', 'ORG', 'PER'],
}

LANDFORMS = set('''river rivers sea ocean lake lakes mount mountain mountains mt gulf bay strait straits peninsula valley desert
delta basin isle coast cape canyon forest rainforest hill hills plateau channel reef falls glacier volcano continent range
highlands steppe archipelago island islands'''.split())
REGIONS = set('''africa asia europe eurasia oceania antarctica arctic antarctic pacific atlantic mediterranean caribbean balkans
caucasus sahel sahara siberia scandinavia levant maghreb mideast asia-pacific indo-pacific himalayas himalaya alps andes amazon
patagonia danube nile euphrates tigris rhine volga yangtze mekong ganges earth mars moon west east north south'''.split())
ISLAND_STATES = set('solomon marshall cook cayman faroe virgin'.split())
EVENTS = set('''war wars cup games olympics olympic festival election elections summit conference championship championships
revolution uprising tournament massacre earthquake hurricane typhoon cyclone crisis battle intifada expo forum congress awards
award holocaust genocide league spring day week grand prix referendum tsunami fair ramadan christmas eid easter diwali'''.split())


def bio(types):
    return ['O'] + [p + t for t in types for p in ('B-', 'I-')]


def to_bio(tags):
    """BIOES and stray I- to strict BIO."""
    out, before = [], 'O'
    for tag in tags:
        if tag in ('O', '-', ''):
            tag = 'O'
        else:
            position, kind = tag[0], tag[2:]
            begins = position in 'BS' or before == 'O' or before[2:] != kind
            tag = ('B-' if begins else 'I-') + kind
        out.append(tag)
        before = tag
    return out


def spans(tags):
    """(first, last, type) of strict BIO tags."""
    out, start = [], None
    for i, tag in enumerate(list(tags) + ['O']):
        if start is not None and not tag.startswith('I-'):
            out.append((start, i - 1, tags[start][2:]))
            start = None
        if tag.startswith('B-') or (tag.startswith('I-') and start is None):
            start = i
    return out


def is_landform(words):
    low = [w.lower() for w in words]
    if any(w in LANDFORMS for w in low):
        return not any(w in ISLAND_STATES for w in low)
    if low[-1] == 'america':
        return len(low) > 1 and low[-2] in ('latin', 'north', 'south', 'central')
    if 'africa' in low:
        return low != ['south', 'africa']
    return low[-1] in REGIONS or low[-2:] == ['middle', 'east'] or low[0] == 'horn'


def possible(scheme, kind, words):
    if kind in ('Person', 'person', 'politician', 'PER'):
        return ['PER']
    if kind in ('Organization', 'organisation', 'politicalparty', 'ORG'):
        return ['ORG']
    if kind in ('Location', 'location', 'LOC'):
        if scheme in ('worldwide', 'politics'):
            return ['LOC' if is_landform(words) else 'GPE']
        return ['GPE', 'LOC', 'FAC']
    if kind == 'country':
        return ['GPE']
    if kind in ('election', 'event'):
        return ['EVENT']
    if kind in ('Misc', 'misc'):
        if any(w.lower() in EVENTS for w in words):
            return ['EVENT']
        return {'worldwide': ['EVENT', 'MISC'], 'politics': ['NORP', 'MISC', 'PRODUCT']}.get(
            scheme, ['NORP', 'EVENT', 'MISC', 'PRODUCT'])
    return {'Facility': ['FAC'], 'NORP': ['NORP'], 'Product': ['PRODUCT']}.get(kind, [])


def product_sets(scheme, words, tags):
    """Per word the tuple of product tags that the gold tags of another scheme allow."""
    outside = ('O',)
    if scheme == 'uner':  # it marks nothing but persons, places and organisations
        outside = ('O',) + tuple(p + t for t in ('NORP', 'EVENT', 'PRODUCT', 'MISC') for p in ('B-', 'I-'))
    out = [outside] * len(words)
    for first, last, kind in spans(tags):
        kinds = possible(scheme, kind, words[first:last + 1])
        for i in range(first, last + 1):
            out[i] = tuple(('B-' if i == first else 'I-') + k for k in kinds) or ('O',)
    return out


def role(label):
    """PropBank role without the release's rare suffixes; continuations count as their role."""
    label = label.replace('-DSP', '')
    if label.startswith('C-'):
        label = label[2:]
    return label
