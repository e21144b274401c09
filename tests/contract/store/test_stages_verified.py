"""What the stages make of a few texts goes through store and export, and bears itself out."""

from twosource.clean import make_report
from twosource.collate import collate_stories
from twosource.group import group_reports
from twosource.model import Item, Record
from twosource.present.export_json import export_json, load_json
from twosource.present.verify import verify_export, verify_record
from twosource.read import read_report
from twosource.store.writer import open_writer

PLANNED = "\n\n".join(
    (
        "Senn Post",
        "Envoy sets out for Port Senn",
        "PORT SENN, March 3 (Senn Post) – Orvane's envoy, Ilan Dorsk, will reach Port Senn on "
        "Tuesday with 300 crates of grain, his office said.",
        "The harbour master, Maren Oll, denied that the crates had been paid for with fishing "
        "rights, and asked for the papers.",
        "Talks on the Lower Quay are to begin at noon and to last for two days, according to the "
        "customs office.",
    )
)
ARRIVED = (
    PLANNED.replace("will reach", "has reached")
    .replace("300", "900")
    .replace("are to begin", "began")
)
APART = "\n\n".join(
    (
        "Tel Courier",
        "No rain in the valley",
        "Farmers of the upper valley asked the water board on Friday to open the sluices, because "
        "it has not rained there since the spring.",
    )
)


def read_texts(*texts: str) -> Record:
    items = [
        Item(source=f"desk/{at}.txt", name=f"{at}.txt", media="text", content=text.encode())
        for at, text in enumerate(texts)
    ]
    reports = {report.id: report for report in map(make_report, items)}
    readings = {report.id: read_report(report) for report in reports.values()}
    grouping = group_reports(list(reports.values()))
    with open_writer(":memory:") as writer:
        for report in reports.values():
            writer.put_report(report, readings[report.id])
        writer.put_results(grouping, collate_stories(reports, readings, grouping))
        return writer.view().record()


def test_all_that_the_stages_say_is_borne_out() -> None:
    record = read_texts(PLANNED, ARRIVED, APART)
    assert record.collation.differences != ()
    assert verify_record(record) == ()


def test_their_export_reads_back_and_is_borne_out() -> None:
    record = read_texts(PLANNED, ARRIVED, APART)
    data = export_json(record)
    assert load_json(data) == record
    assert verify_export(data) == ()
