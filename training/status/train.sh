#!/bin/sh
# Dumps what the engine sees of UDS factuality and trains the head on it: sh train.sh [FOLDER FOR THE DUMPS]
set -e
here=$(cd "$(dirname "$0")" && pwd)
data=${ENTENTE_DATA:-$here/../../../shared/data}
work=${1:-$(mktemp -d)}
for part in train dev; do
  node --disable-warning=ExperimentalWarning "$here/dump.ts" "$data/ud-ewt/en_ewt-ud-$part.conllu" \
    "$data/factuality-uds/factuality_ewt216.tsv" $part "$work/$part"
done
"${PYTHON:-python}" "$here/train.py" "$work/train" "$work/dev" --out "$here/../../models/status"
