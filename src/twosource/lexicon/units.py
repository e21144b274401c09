"""Units by kind: currencies, and measures that are "of" something."""

__all__ = ["EXTENTS", "MEASURES", "MONEY", "MONEY_SINGULARS"]

MONEY = frozenset(
    """
    afghani ariary baht birr bolivar boliviano cedi cent colon crown dalasi dinar dirham dollar
    dong dram euro forint franc guarani guilder hryvnia kina kip koruna krona krone kroner
    kronor kwacha kwanza kyat lari lei lempira leone leu lev leva lira manat mark metical naira
    ouguiya pence penny peso pound pula quetzal rand reai real reais renminbi rial ringgit riyal
    rouble ruble rupee rupiah shekel shilling sol som somoni sum taka tala tenge tugrik vatu won yen
    yuan zloty
    """.split()
)
MONEY_SINGULARS: dict[str, str] = {
    "kronor": "krona",
    "kroner": "krone",
    "pence": "penny",
    "lei": "leu",
    "leva": "lev",
    "reais": "real",
    "reai": "real",
}
# Where "of" follows, what comes behind it is the thing and these are only its measure.
MEASURES = frozenset(
    """
    acre bag bale barrel batch bottle box bundle bushel can canister carton case cask centimetre
    consignment container crate cylinder dose drum flask foot gallon gram hectare inch jar
    jerrycan kilo kilogram kilometre kilowatt litre load lorryload megawatt metre mile ounce pack
    package packet pallet parcel piece planeload pot pound quintal ration sack shipload
    shipment square tank tin ton tonne trailer truckload tube vial wagonload yard
    kilometer meter liter
    """.split()
)
EXTENTS = frozenset(
    """
    acre centimetre foot hectare inch kilometre metre mile square yard kilometer meter
    """.split()
)
"""Those measures that tell how long or how wide, not how much."""
