"""The attribution head: word states and layout → tags of Source, Cue, Content and vectors that link them.

Shifted copies of each word's neighbours go through linear layers (a dilated convolution written so that dynamic int8
quantisation of matrix products applies); the trunk has read 128 pieces around each word already, this reads across its rows.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

LABELS = ['O', 'B-Source', 'I-Source', 'B-Cue', 'I-Cue', 'B-Content', 'I-Content']
STATES, FEATURES, HIDDEN, LINK = 384, 10, 192, 32
DILATIONS = (1, 2, 4, 8, 16)
# Links lean on position too: words between (log buckets, signed), sentence ends, paragraph ends and cues between.
GAPS, ENDS = 17, 4


class Block(nn.Module):
    def __init__(self, dilation):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(HIDDEN)
        self.mix = nn.Linear(3 * HIDDEN, HIDDEN)
        self.drop = nn.Dropout(0.15)

    def forward(self, x, mask):
        h = self.norm(x) * mask
        padded = F.pad(h, (0, 0, self.dilation, self.dilation))
        size = h.shape[0]
        left, right = padded[:size], padded[2 * self.dilation:2 * self.dilation + size]
        return x + self.drop(F.gelu(self.mix(torch.cat([left, h, right], 1))))


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.enter = nn.Linear(STATES + FEATURES, HIDDEN)
        self.drop = nn.Dropout(0.25)
        self.blocks = nn.ModuleList(Block(d) for d in DILATIONS)
        self.norm = nn.LayerNorm(HIDDEN)
        self.tags = nn.Linear(HIDDEN, len(LABELS))
        self.links = nn.Linear(HIDDEN, 4 * LINK)

    def forward(self, states, layout, mask=None):
        if mask is None:
            mask = torch.ones_like(states[:, :1])
        x = F.gelu(self.enter(torch.cat([self.drop(states), layout], 1)))
        for block in self.blocks:
            x = block(x, mask)
        x = self.norm(x)
        return self.tags(x), self.links(x)


class Position(nn.Module):
    """What distance says about a link: one table a kind."""

    def __init__(self):
        super().__init__()
        self.gap = nn.Parameter(torch.zeros(GAPS))
        self.sentences = nn.Parameter(torch.zeros(ENDS))
        self.paragraphs = nn.Parameter(torch.zeros(ENDS))
        self.cues = nn.Parameter(torch.zeros(ENDS))
        self.none = nn.Parameter(torch.zeros(()))

    def forward(self, rows):
        gap, sentences, paragraphs, cues = rows.unbind(-1)
        return self.gap[gap] + self.sentences[sentences] + self.paragraphs[paragraphs] + self.cues[cues]


def bucket(gap):
    """Signed gap in words → 0 … 16, 8 is touching; log-spaced."""
    size = abs(gap)
    step = 0 if size <= 1 else min(8, size.bit_length())
    return 8 + (step if gap > 0 else -step)
