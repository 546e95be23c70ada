#!/bin/sh
# Dumps what the engine sees of UDS factuality and trains the head on it: sh train.sh [FOLDER FOR THE DUMPS]
set -e
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${ENTENTE_DATA:-$root/../shared/data}
work=${1:-$(mktemp -d)}
for part in train dev; do
  node "$root/scripts/run.js" "$here/dump.ts" "$data/ud-ewt/en_ewt-ud-$part.conllu" \
    "$data/factuality-uds/factuality_ewt216.tsv" $part "$work/$part"
done
"${PYTHON:-python}" "$here/train.py" "$work/train" "$work/dev" --out "$root/models/status"
