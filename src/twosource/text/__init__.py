"""Pure functions on strings and arrays; every hot loop lives here."""
