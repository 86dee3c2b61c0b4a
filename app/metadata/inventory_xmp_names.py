"""What the properties of XMP mean, by local name (lower case) and by namespace."""

from __future__ import annotations

from app.metadata.inventory_kinds import CarriedKind


def _all(kind: CarriedKind, names: str) -> dict[str, CarriedKind]:
    return dict.fromkeys(names.split(), kind)


NAMES: dict[str, CarriedKind] = (
    _all(
        CarriedKind.PEOPLE,
        "personinimage personinimagewdetails personname persondisplayname personemaildigest personliveidcid personsourceid "
        "regionpersondisplayname people imageregion rname",
    )
    | _all(
        CarriedKind.PLACE,
        "city state country countrycode countryname location sublocation provincestate worldregion locationname locationid "
        "locationcreated locationshown gpsareainformation identifiedlocation address",
    )
    | _all(
        CarriedKind.DESCRIPTION,
        "title description headline caption instructions subject keywords hierarchicalsubject tagslist lastkeywordxmp "
        "lastkeywordiptc catalogsets categories category supplementalcategories event eventname "
        "modelage modelreleaseid minormodelagedisclosure addlmodelinfo "
        "imagedescription usercomment captionsauthornames label documentname transmissionreference "
        "alttextaccessibility "
        "extdescraccessibility imagetitle persons tagged album jobref",
    )
    | _all(
        CarriedKind.OWNER,
        "creator author artist rights copyright copyrightnotice owner ownername cameraownername authorsposition captionwriter "
        "credit source creatorcontactinfo usageterms webstatement copyrightowner licensor imagecreator "
        "imagesupplier contributor publisher photographer copyrightownerid copyrightownername registryid rightsholder "
        "xmpmetacreator xmpmetarights "
        "xmpmetarightsholder attributionname attributionurl license embdencrightsexpr linkedencrightsexpr imageeditor "
        "certificate copyrightstatus aosource aocreator aocopyrightnotice",
    )
    | _all(
        CarriedKind.SERIAL,
        "serialnumber bodyserialnumber lensserialnumber cameraserialnumber droneserialnumber imagesensorserialnumber "
        "flashserialnumber cameraid",
    )
    | _all(
        CarriedKind.MOMENT,
        "datetimeoriginal datetimedigitized datecreated createdate gpstimestamp gpsdatestamp datetaken dateacquired "
        "firstphotodate lastphotodate capturetime date digitalcreationdate shotdate",
    )
    | _all(CarriedKind.DEVICE, "make model lens lensmodel lensmake lensid uniquecameramodel cameraprofile capturesoftware")
    | _all(
        CarriedKind.IDENTIFIER,
        "documentid instanceid originaldocumentid versionid imageuniqueid digimageguid digitalimageguid guid contentidentifier "
        "mediagroupuuid burstid identifier supplierimageid imagesupplierimageid "
        "imagecreatorimageid originalfilename preservedfilename",
    )
    | _all(
        CarriedKind.EDITING,
        "creatortool software history derivedfrom ingredients manifest pantry modifydate metadatadate toolkit producer "
        "historylines action parameters softwareagent documentancestors textlayers sidecarforextension xmptk edit_status "
        "sourcetype digitalsourcetype creationdate moddate editstatus prefs",
    )
    | _all(
        CarriedKind.COMMENT,
        "comment notes note subjectcode scene eventid intellectualgenre genre aboutcvterm productinimage artworkorobject "
        "organisationinimagename organisationinimagecode propertyreleaseid",
    )
    | _all(CarriedKind.THUMBNAIL, "thumbnails")
    | _all(CarriedKind.MOVIE, "motionphoto microvideo motionphotopresentationtimestampus microvideooffset")
    | _all(
        CarriedKind.SETTINGS,
        "format rating ratingpercent urgency hasextendedxmp marked hascrop alreadyapplied colormode iccprofile nativedigest "
        "versionnumber motionphotoversion microvideoversion mime length padding uri picklabel colorlabel "
        "stdimageappliedtodimensions appliedtodimensions language type "
        "gpsaltitude gpsaltituderef gpsmapdatum gpsversionid maxavailheight maxavailwidth modelreleasestatus "
        "propertyreleasestatus rbshape rbunit rbx rby rbw rbh rbrx rid rbvertices rctype rrole rectangle",
    )
    | {"relatedsoundfile": CarriedKind.SOUND}
)
WITHIN: dict[tuple[str, str], CarriedKind] = {
    ("regions", "name"): CarriedKind.PEOPLE,
    ("regions", "description"): CarriedKind.PEOPLE,
    ("regions", "title"): CarriedKind.PEOPLE,
    ("gimage", "data"): CarriedKind.SECOND_IMAGE,
    ("personinimagewdetails", "description"): CarriedKind.PEOPLE,
    ("personinimagewdetails", "persondescription"): CarriedKind.PEOPLE,
    ("thumbnails", "format"): CarriedKind.SETTINGS,
    ("history", "when"): CarriedKind.EDITING,
    ("history", "instanceid"): CarriedKind.EDITING,
}
"""A name that means another thing inside a certain structure."""


SPACES: dict[str, CarriedKind | None] = {
    "hdr-gain-map": CarriedKind.GAIN_MAP,
    "hdrgainmap": CarriedKind.GAIN_MAP,
    "depthdata": CarriedKind.DEPTH_MAP,
    "depthblureffect": CarriedKind.DEPTH_MAP,
    "portraitlightingeffect": CarriedKind.DEPTH_MAP,
    "photos/1.0/depthmap": CarriedKind.DEPTH_MAP,
    "photos/1.0/image": CarriedKind.SECOND_IMAGE,
    "photos/1.0/audio": CarriedKind.SOUND,
    "camera-raw-settings": CarriedKind.EDITING,
    "darktable": CarriedKind.EDITING,
    "stype/resourceevent": CarriedKind.EDITING,
    "stype/resourceref": CarriedKind.EDITING,
    "xap/1.0/mm": CarriedKind.EDITING,
    "xap/1.0/bj": CarriedKind.EDITING,
    "stype/job": CarriedKind.EDITING,
    "pixeldatainfo": CarriedKind.DEPTH_MAP,
    "camerabits": CarriedKind.EDITING,
    "metadataworkinggroup": None,
    "ns.adobe.com/lightroom": CarriedKind.EDITING,
    "xmp/1.0/dynamicmedia": CarriedKind.MOVIE,
    "ns.adobe.com/tiff": None,
    "ns.adobe.com/exif": None,
    "cipa.jp/exif": None,
    "ns.adobe.com/photoshop": None,
    "photos/1.0/panorama": None,
    "photos/1.0/camera": None,
    "photos/1.0/container": None,
    "xmp/note": None,
    "xap/1.0/rights": None,
    "stype/area": None,
    "stype/dimensions": None,
    "pixeldensity": None,
    "spatialmedia": None,
}
"""What everything else in a namespace means, by part of its address (lower case); None for settings."""
PREFIXES: dict[str, CarriedKind | None] = {
    "hdrgm": CarriedKind.GAIN_MAP,
    "gdepth": CarriedKind.DEPTH_MAP,
    "gimage": CarriedKind.SECOND_IMAGE,
    "gaudio": CarriedKind.SOUND,
    "crs": CarriedKind.EDITING,
    "xmpmm": CarriedKind.EDITING,
    "stevt": CarriedKind.EDITING,
    "stref": CarriedKind.EDITING,
    **dict.fromkeys(("tiff", "exif", "exifex", "aux", "photoshop", "gpano", "gcamera", "xmprights")),
}
"""The same by usual prefix, for packets that are too broken to tell the address."""
