"""Weights of joining that stay as they are, so that another fit changes no test of what follows."""

from twosource.collate.ties import SIGNS, TieWeights

_WEIGHTS = {
    "same actors": 0.5,
    "an actor shared": 0.645,
    "same recipients": 0.3,
    "turned round": 0.201,
    "actors open": 0.467,
    "recipients open": -0.487,
    "same date": 0.891,
    "dates meet": 1.1,
    "days between": -0.023,
    "a date open": 1.204,
    "another way": -0.99,
    "same mode": 0.314,
    "other mode": -1.771,
    "same cue": 0.65,
    "words": 0.514,
    "names": 1.381,
    "same amount": 1.22,
    "same object": 0.001,
    "same place": 1.654,
    "other place": -0.644,
    "both facts or neither": 0.307,
    "said not to be": -0.107,
    "same root": 0.186,
    "one report": 0.063,
    "one lineage": -0.393,
    "copied": 1.081,
    "sentences between": -0.82,
    "further in the text": -0.554,
    "alone of its act": 0.354,
    "another act": -2.843,
    "other event denied": -1.157,
}

STEADY = TieWeights(dict.fromkeys(SIGNS, 0.0) | _WEIGHTS, -2.836, 0.4, "an earlier fit")
