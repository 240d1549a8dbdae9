"""Terms, numbers and conditions: how rule texts are found in a sentence."""
