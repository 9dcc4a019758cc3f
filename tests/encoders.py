"""Tiny encoders of the real kind: one layer of attention with fixed random weights, and word pieces of a few own lines."""

from pathlib import Path

import numpy as np
import onnx
import onnx.parser
from onnx import numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

SIZE = 16
GRAPH = """
<ir_version: 9, opset_import: ["" : 17]>
tiny (int64[n, l] input_ids, int64[n, l] attention_mask) => (float[n, l, d] last_hidden_state, float[n, d] first)
{
    words = Gather (table, input_ids)
    others = Transpose <perm = [0, 2, 1]> (words)
    alike = MatMul (words, others)
    seen = Cast <to = 1> (attention_mask)
    one = Constant <value_float = 1.0> ()
    unseen = Sub (seen, one)
    far = Constant <value_float = 10000.0> ()
    hidden = Mul (unseen, far)
    middle = Constant <value_ints = [1]> ()
    across = Unsqueeze (hidden, middle)
    odds = Add (alike, across)
    weights = Softmax <axis = -1> (odds)
    heard = MatMul (weights, words)
    last_hidden_state = Add (heard, words)
    zero = Constant <value_int = 0> ()
    first = Gather <axis = 1> (last_hidden_state, zero)
}
"""
LINES = (
    "Larmet i korridoren fungerar inte och ingen har felanmält det.",
    "Vi har nu anställt en samordnare som går igenom nycklarna varje fredag.",
    "Förvaltningen delar inte den bilden; schemat var bemannat hela natten.",
    "Sammanträdet öppnades klockan nio i lokalen Eken.",
)


def make_encoder(folder: Path, *, seed: int = 0, graph: str = GRAPH) -> Path:
    """Write an encoder to the folder; another seed is another encoder."""
    folder.mkdir(parents=True, exist_ok=True)
    words = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    words.train_from_iterator(LINES, trainers.WordPieceTrainer(vocab_size=300, special_tokens=specials))
    words.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    words.save(str(folder / "tokenizer.json"))
    table = np.random.default_rng(seed).normal(size=(words.get_vocab_size(), SIZE)).astype(np.float32)
    model = onnx.parser.parse_model(graph)
    model.graph.initializer.append(numpy_helper.from_array(table, "table"))
    onnx.save(model, folder / "model.onnx")
    return folder
