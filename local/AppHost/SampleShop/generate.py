#!/usr/bin/env python3
"""Makes the sample shop: five CSV files beside this script. The same script always writes the same bytes.

The shop, its goods and its vendors are invented. What is drawn is drawn from one seeded generator, in a fixed order.
"""

import csv
import math
import random
from datetime import date, timedelta
from pathlib import Path

SEED = 20261031
MAIL_SEED = 20261101  # of what came later, so that what was drawn before stays as it is
FIRST_DAY = date(2025, 11, 1)
LAST_DAY = date(2026, 10, 31)
DAYS = (LAST_DAY - FIRST_DAY).days + 1
SERVICE_Z = 1.645  # 95 % of the replenishment cycles without a stock-out
REVIEW_DAYS = 7
HALF_LIFE_DAYS = 180
FOLDER = Path(__file__).parent

# id: name, credit rating, preferred, lead time (days), share of orders on time, mean days late, price level, shipping
VENDORS = {
    "KARVALA": ("Karvala Outdoor Works", 1, 1, 9, 0.96, 1.2, 1.00, "CARRIER GROUND"),
    "FERNHOLLOW": ("Fernhollow Trading", 2, 0, 7, 0.90, 3.0, 1.03, "CARRIER GROUND"),
    "ISKELD": ("Iskeld Camp and Trail", 1, 0, 6, 0.96, 1.2, 1.07, "CARRIER EXPRESS"),
    "QUENDALE": ("Quendale Kitchen Supply", 2, 1, 8, 0.86, 2.5, 1.00, "CARRIER GROUND"),
    "PELLWOOD": ("Pellwood Table and Hearth", 1, 0, 6, 0.97, 0.8, 1.06, "CARRIER EXPRESS"),
    "BRIGHTKETTLE": ("Brightkettle Imports", 4, 0, 21, 0.70, 4.5, 0.90, "SEA FREIGHT"),
}

# Has no interface, and is asked by e-mail; at its address is nobody.
MAIL_VENDOR = ("TANNELBY", ("Tannelby Workshop", 2, 0, 6, 0.93, 1.5, 0.97, "CARRIER GROUND"), "orders@tannelby.example")

# How an item sells: mean a day by weekday (Monday first), and how far the season swings it.
EVEN = (0.95, 0.9, 0.9, 0.95, 1.05, 1.15, 1.1)
WEEKEND = (0.7, 0.65, 0.7, 0.85, 1.2, 1.55, 1.35)
SUMMER, WINTER, NO_SEASON = 0.35, -0.3, 0.0

# sku, name, unit, cost, mean daily demand, week, season, vendors; a demand below 0.4 a day is intermittent
ITEMS = [
    ("TENT-2P", "Two-person trekking tent", "EA", 84.00, 0.9, WEEKEND, SUMMER, "KARVALA ISKELD"),
    ("TENT-4P", "Four-person family tent", "EA", 142.00, 0.5, WEEKEND, SUMMER, "KARVALA BRIGHTKETTLE"),
    ("TENT-PEG", "Steel tent pegs, bag of 12", "BAG", 4.20, 4.5, WEEKEND, SUMMER, "KARVALA FERNHOLLOW BRIGHTKETTLE"),
    ("TENT-FLY", "Spare rain fly, two-person", "EA", 31.50, 0.15, EVEN, SUMMER, "KARVALA"),
    ("GUYLINE", "Reflective guy line, 20 m", "EA", 5.10, 2.2, EVEN, SUMMER, "KARVALA FERNHOLLOW"),
    ("TARP-3X4", "Ripstop tarp, 3 x 4 m", "EA", 22.80, 1.6, WEEKEND, SUMMER, "KARVALA ISKELD BRIGHTKETTLE"),
    ("BAG-SUM", "Summer sleeping bag", "EA", 28.40, 1.8, WEEKEND, SUMMER, "KARVALA ISKELD"),
    ("BAG-WIN", "Winter sleeping bag", "EA", 76.90, 0.7, WEEKEND, WINTER, "KARVALA ISKELD"),
    ("MAT-FOAM", "Folding foam mat", "EA", 9.60, 3.4, WEEKEND, SUMMER, "FERNHOLLOW BRIGHTKETTLE"),
    ("MAT-AIR", "Self-inflating mat", "EA", 33.00, 1.5, WEEKEND, SUMMER, "KARVALA ISKELD BRIGHTKETTLE"),
    ("PILLOW", "Camp pillow", "EA", 7.30, 2.1, EVEN, SUMMER, "FERNHOLLOW"),
    ("PACK-25", "Day pack, 25 l", "EA", 29.90, 1.9, WEEKEND, SUMMER, "KARVALA ISKELD"),
    ("PACK-55", "Trekking pack, 55 l", "EA", 71.00, 0.8, WEEKEND, SUMMER, "KARVALA"),
    ("PACK-COV", "Pack rain cover", "EA", 6.40, 1.4, EVEN, NO_SEASON, "KARVALA FERNHOLLOW"),
    ("DRYBAG-10", "Dry bag, 10 l", "EA", 8.10, 2.6, WEEKEND, SUMMER, "FERNHOLLOW ISKELD"),
    ("DRYBAG-35", "Dry bag, 35 l", "EA", 13.70, 0.9, WEEKEND, SUMMER, "FERNHOLLOW ISKELD"),
    ("LAMP-HEAD", "Rechargeable head lamp", "EA", 17.50, 4.8, EVEN, WINTER, "ISKELD FERNHOLLOW BRIGHTKETTLE"),
    ("LAMP-LANT", "Folding camp lantern", "EA", 14.20, 2.7, EVEN, NO_SEASON, "ISKELD BRIGHTKETTLE"),
    ("TORCH-MINI", "Pocket torch", "EA", 6.90, 3.1, EVEN, WINTER, "FERNHOLLOW BRIGHTKETTLE"),
    ("STOVE-GAS", "Single-burner gas stove", "EA", 24.60, 1.7, WEEKEND, SUMMER, "ISKELD KARVALA"),
    ("STOVE-WOOD", "Folding wood stove", "EA", 36.00, 0.3, WEEKEND, SUMMER, "KARVALA"),
    ("GAS-230", "Gas cartridge, 230 g", "EA", 3.35, 9.5, WEEKEND, SUMMER, "FERNHOLLOW ISKELD"),
    ("GAS-450", "Gas cartridge, 450 g", "EA", 5.20, 5.2, WEEKEND, SUMMER, "FERNHOLLOW ISKELD"),
    ("FIRE-STEEL", "Fire steel with striker", "EA", 4.80, 1.2, EVEN, NO_SEASON, "FERNHOLLOW"),
    ("POT-SET", "Nesting camp pot set", "SET", 27.30, 1.3, WEEKEND, SUMMER, "KARVALA BRIGHTKETTLE"),
    ("MUG-STEEL", "Steel camp mug", "EA", 4.10, 5.6, EVEN, NO_SEASON, "FERNHOLLOW BRIGHTKETTLE PELLWOOD"),
    ("SPORK", "Titanium spork", "EA", 5.90, 2.0, EVEN, SUMMER, "ISKELD"),
    ("BOTTLE-1L", "Insulated bottle, 1 l", "EA", 12.40, 6.1, EVEN, NO_SEASON, "FERNHOLLOW BRIGHTKETTLE ISKELD"),
    ("BOTTLE-05", "Insulated bottle, 0.5 l", "EA", 9.80, 4.4, EVEN, NO_SEASON, "FERNHOLLOW BRIGHTKETTLE"),
    ("FILTER-W", "Hand-pump water filter", "EA", 41.00, 0.6, WEEKEND, SUMMER, "ISKELD KARVALA"),
    ("FILTER-CART", "Water filter cartridge", "EA", 16.50, 0.35, EVEN, SUMMER, "ISKELD"),
    ("POLE-TREK", "Trekking poles, pair", "PR", 26.00, 1.6, WEEKEND, SUMMER, "KARVALA BRIGHTKETTLE"),
    ("COMPASS", "Base-plate compass", "EA", 11.20, 0.5, EVEN, SUMMER, "FERNHOLLOW"),
    ("KIT-FIRST", "First-aid kit, 42 parts", "SET", 13.90, 2.3, EVEN, NO_SEASON, "FERNHOLLOW ISKELD"),
    ("CHAIR-CAMP", "Folding camp chair", "EA", 19.80, 2.4, WEEKEND, SUMMER, "FERNHOLLOW BRIGHTKETTLE"),
    ("TABLE-CAMP", "Roll-top camp table", "EA", 38.50, 0.6, WEEKEND, SUMMER, "KARVALA BRIGHTKETTLE"),
    ("HAMMOCK", "Travel hammock", "EA", 23.40, 1.1, WEEKEND, SUMMER, "KARVALA FERNHOLLOW"),
    ("COOLER-20", "Cool box, 20 l", "EA", 31.00, 0.8, WEEKEND, SUMMER, "FERNHOLLOW"),
    ("REPAIR-KIT", "Seam and sleeve repair kit", "SET", 5.60, 0.2, EVEN, NO_SEASON, "KARVALA"),
    ("PAN-28", "Carbon steel pan, 28 cm", "EA", 21.60, 3.2, EVEN, NO_SEASON, "QUENDALE PELLWOOD"),
    ("PAN-20", "Carbon steel pan, 20 cm", "EA", 15.40, 2.1, EVEN, NO_SEASON, "QUENDALE PELLWOOD"),
    ("PAN-CAST", "Cast-iron skillet", "EA", 26.80, 1.8, EVEN, WINTER, "QUENDALE PELLWOOD BRIGHTKETTLE"),
    ("DUTCH-5L", "Cast-iron casserole, 5 l", "EA", 48.00, 1.0, EVEN, WINTER, "PELLWOOD QUENDALE"),
    ("KNIFE-CHEF", "Chef's knife, 20 cm", "EA", 32.50, 2.0, EVEN, NO_SEASON, "QUENDALE PELLWOOD"),
    ("KNIFE-PAR", "Paring knife", "EA", 9.20, 3.0, EVEN, NO_SEASON, "QUENDALE BRIGHTKETTLE"),
    ("STONE-1K", "Whetstone, grit 1000", "EA", 18.00, 0.4, EVEN, NO_SEASON, "QUENDALE"),
    ("BOARD-OAK", "Oak cutting board", "EA", 17.20, 2.5, EVEN, NO_SEASON, "PELLWOOD QUENDALE"),
    ("BOARD-XL", "Oak carving board, large", "EA", 34.00, 0.25, EVEN, WINTER, "PELLWOOD"),
    ("SCALE-5K", "Kitchen scale, 5 kg", "EA", 14.60, 2.2, EVEN, NO_SEASON, "QUENDALE BRIGHTKETTLE"),
    ("KETTLE-GN", "Gooseneck kettle", "EA", 29.00, 1.5, EVEN, WINTER, "QUENDALE BRIGHTKETTLE PELLWOOD"),
    ("COFFEE-DRIP", "Ceramic coffee dripper", "EA", 8.70, 3.6, EVEN, NO_SEASON, "PELLWOOD QUENDALE"),
    ("COFFEE-FILT", "Paper coffee filters, 100", "PK", 2.40, 11.0, EVEN, NO_SEASON, "QUENDALE BRIGHTKETTLE"),
    ("GRINDER", "Hand coffee grinder", "EA", 37.00, 1.2, EVEN, WINTER, "PELLWOOD BRIGHTKETTLE"),
    ("JAR-05", "Preserving jar, 0.5 l", "EA", 1.90, 12.5, EVEN, SUMMER, "QUENDALE PELLWOOD"),
    ("JAR-10", "Preserving jar, 1 l", "EA", 2.60, 8.0, EVEN, SUMMER, "QUENDALE PELLWOOD"),
    ("APRON", "Canvas apron", "EA", 11.80, 1.3, EVEN, WINTER, "PELLWOOD"),
    ("TOWEL-LIN", "Linen tea towel, pair", "PK", 7.90, 3.9, EVEN, WINTER, "PELLWOOD QUENDALE"),
    ("MILL-PEP", "Beech pepper mill", "EA", 13.10, 1.7, EVEN, WINTER, "PELLWOOD QUENDALE"),
    ("PASTA-ROLL", "Pasta roller", "EA", 33.50, 0.3, EVEN, WINTER, "QUENDALE"),
    ("THERMO-PRO", "Probe thermometer", "EA", 12.20, 1.6, EVEN, WINTER, "QUENDALE BRIGHTKETTLE"),
]

# What the vendor by e-mail sells and no purchase of anything else asks it for: an answer by mail takes hours.
MAIL_ITEMS = [
    ("WRAP-BEES", "Beeswax wraps, assorted", "PK", 6.80, 2.4, EVEN, NO_SEASON, "TANNELBY PELLWOOD"),
    ("SPONGE-LUF", "Loofah sponge", "EA", 2.10, 3.1, EVEN, NO_SEASON, "TANNELBY"),
]

# These stand at or below their reorder point, at this share of it; all others stand well above.
LOW = {
    "GAS-230": 0.55, "LAMP-HEAD": 0.3, "BOTTLE-1L": 0.3, "TENT-2P": 0.5, "PAN-28": 0.6, "COFFEE-FILT": 0.45, "TOWEL-LIN": 0.75,
}

# Of these a little is on order already, which is not enough.
LOW_WITH_ORDER = {"BOTTLE-1L": 0.1, "COFFEE-FILT": 0.15}
OTHERS_WITH_ORDER = ("JAR-10", "MUG-STEEL", "PACK-25")

# sku: first day without stock (counted from the first day), and for how many days
EMPTY = {
    "TENT-2P": [(228, 6)], "GAS-230": [(255, 4), (262, 3)], "LAMP-HEAD": [(38, 5)], "BAG-WIN": [(51, 9)], "CHAIR-CAMP": [(240, 7)],
    "BOTTLE-1L": [(181, 3)], "DUTCH-5L": [(33, 8)], "JAR-05": [(287, 6)], "TOWEL-LIN": [(44, 4)], "FILTER-W": [(219, 10)],
    "KETTLE-GN": [(46, 5)], "COOLER-20": [(262, 8)],
}

INTERMITTENT_BELOW = 0.4
INTERMITTENT_CHANCE = 0.12


def poisson(rng, mean):
    """Knuth's method; the means here are small."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def daily_demand(rng, item, day):
    _, _, _, _, mean, week, season, _ = item
    if mean < INTERMITTENT_BELOW:
        # Seldom, and then several at once.
        return 1 + poisson(rng, mean / INTERMITTENT_CHANCE - 1) if rng.random() < INTERMITTENT_CHANCE else 0
    # The season peaks in the middle of July.
    swing = 1 + season * math.cos(2 * math.pi * (day - date(day.year, 7, 15)).days / 365.25)
    # Days differ by more than chance alone: weather, a newsletter, a neighbour's sale.
    mood = 0.8 + 0.4 * rng.random()
    return poisson(rng, mean * week[day.weekday()] * swing * mood)


def demand_rows(rng, items):
    for item in items:
        empty = {first + n for first, length in EMPTY.get(item[0], []) for n in range(length)}
        for n in range(DAYS):
            day = FIRST_DAY + timedelta(days=n)
            wanted = daily_demand(rng, item, day)
            yield item[0], day, 0 if n in empty else wanted, 0 if n in empty else 1


def nice(quantity, step):
    return max(step, math.ceil(quantity / step) * step)


def offer_rows(rng, items):
    """One offer for each vendor of an item, its terms in proportion to how the item sells and what it costs."""
    for sku, _, unit, cost, mean, _, _, vendors in items:
        for vendor in vendors.split():
            _, _, _, lead, _, _, level, _ = VENDORS[vendor]
            step = 1 if cost > 40 else 5 if cost > 10 else 10
            weeks = 3 if vendor == "BRIGHTKETTLE" else 1
            price = round(cost * level * (0.98 + 0.04 * rng.random()), 2)
            least = nice(mean * 7 * weeks * 0.6, step) if mean >= INTERMITTENT_BELOW else 1
            most = nice(max(mean * 150, least * 10), step)
            yield {
                "sku": sku,
                "vendor_id": vendor,
                "lead_time_days": lead + rng.randrange(3),
                "unit_price": price,
                "last_receipt_cost": round(price * (0.97 + 0.05 * rng.random()), 2),
                "min_order_qty": least,
                "max_order_qty": most,
                "on_order_qty": "",
                "unit": unit,
            }


def order_line(rng, offer, ordered):
    """What became of an order line, as its vendor's ways have it; the newest ones are still open."""
    _, _, _, _, on_time, days_late, _, ship_method = VENDORS[offer["vendor_id"]]
    promised = offer["lead_time_days"]
    late = rng.random() >= on_time
    exponential = -math.log(1 - rng.random())
    actual = promised + max(1, round(days_late * exponential)) if late else max(2, promised - rng.randrange(3))
    quantity = min(offer["max_order_qty"], offer["min_order_qty"] * (1 + rng.randrange(4)))
    short = rng.random() < 0.05
    received = quantity - (max(1, quantity // 12) if short and quantity > 1 else 0)
    rejected = max(1, received // 40) if rng.random() < (0.08 if on_time < 0.8 else 0.03) else 0
    refused = rng.random() < 0.02
    shipped = ordered + timedelta(days=actual)
    arrived = shipped <= LAST_DAY
    status = "rejected" if refused else "complete" if arrived else "approved"
    months = (ordered - FIRST_DAY).days / 30.4
    price = round(offer["unit_price"] * (0.955 + 0.0035 * months + 0.02 * rng.random()), 2)
    return {
        "vendor_id": offer["vendor_id"],
        "sku": offer["sku"],
        "status": status,
        "order_date": ordered,
        "ship_date": shipped if status == "complete" else "",
        "due_date": ordered + timedelta(days=promised),
        "order_qty": quantity,
        "unit_price": price,
        "received_qty": received if status == "complete" else 0,
        "rejected_qty": rejected if status == "complete" else 0,
        "ship_method": ship_method,
    }


def history_rows(rng, offers, vendors, first_order, first_line):
    """Each of the vendors is ordered from about every two weeks, one to four items at a time."""
    orders = []
    for vendor in vendors:
        sold = [offer for offer in offers if offer["vendor_id"] == vendor]
        day = FIRST_DAY + timedelta(days=rng.randrange(10))
        while day <= LAST_DAY - timedelta(days=3):
            picked, count = [], 1 + rng.randrange(min(4, len(sold)))
            while len(picked) < count:
                offer = sold[rng.randrange(len(sold))]
                if offer not in picked:
                    picked.append(offer)
            orders.append((day, [order_line(rng, offer, day) for offer in picked]))
            day += timedelta(days=10 + rng.randrange(9))
    orders.sort(key=lambda order: (order[0], order[1][0]["vendor_id"]))
    line_id = first_line - 1
    for po_id, (_, lines) in enumerate(orders, start=first_order):
        freight = round(6 + 0.015 * sum(line["order_qty"] * line["unit_price"] for line in lines), 2)
        for line in lines:
            line_id += 1
            yield {"po_id": po_id, "line_id": line_id, **line, "freight_of_order": freight}


def learned_lead_times(history):
    """Mean and standard deviation of each vendor's days from order to goods, older ones faded."""
    learned = {}
    for vendor in VENDORS:
        days = [
            ((line["ship_date"] - line["order_date"]).days, 0.5 ** ((LAST_DAY - line["order_date"]).days / HALF_LIFE_DAYS))
            for line in history if line["vendor_id"] == vendor and line["status"] == "complete"
        ]
        weight = sum(w for _, w in days)
        mean = sum(d * w for d, w in days) / weight
        learned[vendor] = mean, math.sqrt(sum(w * (d - mean) ** 2 for d, w in days) / weight)
    return learned


def levels(demand, offers, learned):
    """Reorder point and safety stock by demand, from the vendor that would be expected to serve: preferred, then cheapest."""
    sold = [quantity for _, _, quantity, in_stock in demand if in_stock]
    mean = sum(sold) / len(sold)
    variance = sum((quantity - mean) ** 2 for quantity in sold) / (len(sold) - 1)
    expected = min(offers, key=lambda offer: (-VENDORS[offer["vendor_id"]][2], offer["unit_price"]))
    lead, spread = learned[expected["vendor_id"]]
    safety = SERVICE_Z * math.sqrt(lead * variance + mean * mean * spread * spread)
    return math.ceil(mean * lead + safety), math.ceil(safety), mean


def inventory_rows(rng, items, demand, offers, learned):
    for sku, name, *_ in items:
        of_item = [offer for offer in offers if offer["sku"] == sku]
        reorder_point, safety, mean = levels([row for row in demand if row[0] == sku], of_item, learned)
        on_order = 0
        if sku in LOW:
            projected = int(reorder_point * LOW[sku])
            on_order = int(reorder_point * LOW_WITH_ORDER.get(sku, 0))
        else:
            projected = int(reorder_point * 1.6 + mean * (4 + 20 * rng.random())) + 2
            on_order = int(mean * REVIEW_DAYS) if sku in OTHERS_WITH_ORDER else 0
        if on_order:
            of_item[0]["on_order_qty"] = on_order
        yield sku, name, projected - on_order, reorder_point, safety


def write(name, header, rows):
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def shop(rng, items, vendors, first_order=1001, first_line=1, known=()):
    """Demand, offers, order lines and stock of these items, ordered from these vendors."""
    demand = list(demand_rows(rng, items))
    offers = list(offer_rows(rng, items))
    history = list(history_rows(rng, offers, vendors, first_order, first_line))
    learned = learned_lead_times([*known, *history])
    return demand, offers, history, list(inventory_rows(rng, items, demand, offers, learned))


def main():
    demand, offers, history, inventory = shop(random.Random(SEED), ITEMS, list(VENDORS))
    vendor, known, address = MAIL_VENDOR
    VENDORS[vendor] = known
    last = history[-1]
    later = shop(random.Random(MAIL_SEED), MAIL_ITEMS, [vendor], last["po_id"] + 1, last["line_id"] + 1, history)
    for rows, more in zip((demand, offers, history, inventory), later):
        rows.extend(more)
    write("inventory.csv", ["sku", "name", "on_hand", "reorder_point", "safety_stock"], inventory)
    write(
        "vendors.csv",
        ["vendor_id", "name", "credit_rating", "preferred", "active", "email"],
        [
            (each, name, rating, preferred, 1, address if each == vendor else "")
            for each, (name, rating, preferred, *_) in VENDORS.items()
        ],
    )
    write("vendor_offers.csv", list(offers[0]), [[money(key, value) for key, value in offer.items()] for offer in offers])
    header = [
        "po_id", "line_id", "vendor_id", "sku", "status", "order_date", "ship_date", "due_date", "order_qty", "unit_price",
        "received_qty", "rejected_qty", "ship_method", "freight_of_order",
    ]
    write("purchase_order_lines.csv", header, [[money(key, line[key]) for key in header] for line in history])
    write("demand.csv", ["sku", "date", "quantity", "in_stock"], demand)


def money(key, value):
    return f"{value:.2f}" if key in ("unit_price", "last_receipt_cost", "freight_of_order") else value


if __name__ == "__main__":
    main()
