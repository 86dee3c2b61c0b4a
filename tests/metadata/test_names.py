import pytest

from app.metadata.inventory import people_named
from app.metadata.names import tells_of
from tests.make_media import encoded, quarters, with_segment, xmp

XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
REGIONS = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    ' xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>{faces}'
    "</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions><e:PersonInImage><rdf:Bag><rdf:li>Bo Wit</rdf:li></rdf:Bag>"
    "</e:PersonInImage><dc:subject><rdf:Bag><rdf:li>People/Kim de Vries</rdf:li><rdf:li>zomer</rdf:li></rdf:Bag></dc:subject>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)
FACE = '<rdf:li><rdf:Description mwg-rs:Name="{name}" mwg-rs:Type="Face"/></rdf:li>'


def with_people(*names: str) -> bytes:
    packet = REGIONS.replace("{faces}", "".join(FACE.replace("{name}", name) for name in names))
    return with_segment(encoded(quarters(), "jpeg"), 0xE1, XMP_HEAD + packet.encode())


@pytest.mark.parametrize(
    "text",
    ["Daan", "foto_daan-01", "DAANJANSEN", "2026-05-14 Jansen op de glijbaan", "FotoDaan", "hoera-zoe", "IMG_Zoë",
     "zoe\u0308 wint", "de bergtop", "Li-1", "Li"],
)  # fmt: skip
def test_a_name_that_tells_of_somebody(text: str) -> None:
    assert tells_of(text, ("Daan Jansen", "Zoë", "Kim van den Berg", "Li"))


@pytest.mark.parametrize("text", ["IMG_0012", "van den", "sportdag", "januari", "20260514", "", "Lieve", "zoek"])
def test_a_name_that_tells_of_nobody(text: str) -> None:
    assert not tells_of(text, ("Daan Jansen", "Zoë", "Kim van den Berg", "Jan", "Li", "12", ""))


def test_the_name_of_the_event_tells_as_a_whole() -> None:
    assert tells_of("verjaardag-bo_3", (), "Verjaardag Bo")
    assert not tells_of("verjaardag_3", (), "Verjaardag Bo")
    assert not tells_of("verjaardag_3", (), "")


def test_people_in_regions_lists_and_keywords() -> None:
    assert set(people_named(with_people("Daan Jansen", "Zoë"), "jpeg")) >= {"Daan Jansen", "Zoë", "Bo Wit", "Kim de Vries"}
    assert "zomer" not in people_named(with_people("Daan"), "jpeg")


def test_a_whole_class_is_named_not_only_what_a_panel_shows() -> None:
    names = {f"Kind{number:03d} Achternaam" for number in range(90)}
    assert names <= set(people_named(with_people(*names), "jpeg"))


def test_nobody_where_nothing_can_be_read() -> None:
    assert people_named(b"", "jpeg") == ()
    assert people_named(b"rubbish", "movie") == ()
    assert people_named(with_segment(encoded(quarters(), "jpeg"), 0xE1, XMP_HEAD + xmp('tiff:Make="Canon"')), "jpeg") == ()
