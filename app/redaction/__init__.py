"""Making people unrecognisable: what to cover, the covering, and whether it held. Pure: arrays in, values out."""
