"""PETRARCH2, the open event coder of its field, in a process of its own. Nothing of it is kept here: it is a checkout of
the repository openeventdata/petrarch2 whose folder is the first argument; the second is `own` for its own dictionaries, or
`validation` for its verbs with the actors and agents of its unit sentences.

In:  a JSON list of documents on standard input: {"date": "YYYYMMDD", "sentences": [{"text": ..., "tree": ...}]}.
Out: a line of JSON with the events of each sentence as [source, target, CAMEO code], how many sentences made it fail,
and the times. It is Python 2; under Python 3 what differs is put right while it is loaded (`open_module`).
"""
import functools
import io
import json
import os
import sys
import time
import types

OWN = {
    'actors': ['Phoenix.Countries.actors.txt', 'Phoenix.International.actors.txt', 'Phoenix.MilNonState.actors.txt'],
    'agents': 'Phoenix.agents.txt',
    'discards': 'Phoenix.discards.txt',
}
VALIDATION = {
    'actors': ['PETR.Validate.actors.txt'],
    'agents': 'PETR.Validate.agents.txt',
    'discards': 'PETR.Validate.discards.txt',
}


def open_module(folder, name):
    """Loads one of its modules; under Python 3 with lists where Python 2 has lists, and whole division."""
    if sys.version_info[0] == 2:
        return __import__(name)
    with io.open(os.path.join(folder, name + '.py'), encoding='utf-8') as file:
        source = file.read()
    for old, new in (('== path.keys()', '== list(path.keys())'), ('path.keys() ==', 'list(path.keys()) =='),
                     ('/ (16 ** 3)', '// (16 ** 3)')):
        source = source.replace(old, new)
    module = types.ModuleType(name)
    module.__file__ = os.path.join(folder, name + '.py')
    module.__dict__.update(basestring=str, reduce=functools.reduce,
                           map=lambda *a: list(map(*a)), filter=lambda *a: list(filter(*a)))
    sys.modules[name] = module
    exec(compile(source, module.__file__, 'exec'), module.__dict__)
    return module


def main():
    folder, names = sys.argv[1], VALIDATION if sys.argv[2] == 'validation' else OWN
    documents = json.load(sys.stdin)
    sys.path.insert(0, folder)
    try:
        import dateutil.parser  # noqa: F401  asked for by one of its modules, of no use here
    except ImportError:
        sys.modules['dateutil'] = types.ModuleType('dateutil')
        sys.modules['dateutil.parser'] = types.ModuleType('dateutil.parser')
    started = time.time()
    open_module(folder, 'PETRglobals')
    utilities = open_module(folder, 'utilities')
    reader = open_module(folder, 'PETRreader')
    tree = open_module(folder, 'PETRtree')
    try:
        open_module(folder, 'PETRwriter')
    except (ImportError, IOError):
        pass
    discarded = open_module(folder, 'petrarch2').check_discards
    path = functools.partial(os.path.join, folder, 'data', 'dictionaries')
    reader.read_verb_dictionary(path('CAMEO.2.0.txt'))
    for actors in names['actors']:
        reader.read_actor_dictionary(path(actors))
    reader.read_agent_dictionary(path(names['agents']))
    reader.read_discard_list(path(names['discards']))
    loaded, core = time.time(), getattr(time, 'process_time', time.time)
    begun = core()
    coded, failed = [], 0
    for document in documents:
        date = reader.dstr_to_ordate(document['date'])
        story = []
        for sentence in document['sentences']:
            discard = discarded(sentence['text'])[0]
            events = []
            if discard == 2:  # a word of its list that ends the story
                break
            if discard == 0:
                try:
                    parsed = utilities._format_parsed_str(sentence['tree'])
                    events = tree.Sentence(parsed, sentence['text'], date).get_events()[0] or []
                except Exception:
                    failed += 1
            story.append([list(event) for event in events])
        coded.append(story + [[] for _ in document['sentences'][len(story):]])
    return {'events': coded, 'failed': failed, 'startMilliseconds': (loaded - started) * 1000,
            'milliseconds': (time.time() - loaded) * 1000, 'coreMilliseconds': (core() - begun) * 1000}


stdout, sys.stdout = sys.stdout, open(os.devnull, 'w')
stdout.write(json.dumps(main()) + '\n')
