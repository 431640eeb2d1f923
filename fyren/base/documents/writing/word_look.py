"""What a document in Word looks like: the styles, the edges of the page, or all of that from a template."""

from __future__ import annotations

import datetime as dt
import functools
import io
from typing import Any

from docx import Document as new_word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from fyren.base.documents.writing.model import Document, Style
from fyren.base.documents.writing.word import UnusableTemplate

_SANS, _SERIF = "Arial", "Georgia"  # what every reader of Word has
_CLEAR = Pt(36)  # between the parts of a document
_INK, _QUIET = RGBColor(0x18, 0x2B, 0x33), RGBColor(0x4A, 0x5B, 0x62)
STYLES = {
    Style.BODY: "Normal",
    Style.LEAD: "Fyren Lead",
    Style.ADOPTED: "Fyren Adopted",
    Style.SMALL: "Fyren Small",
    Style.MARKED: "Fyren Marked",
}
_SIZES = {Style.LEAD: 11.5, Style.ADOPTED: 10, Style.SMALL: 8, Style.MARKED: 10}
_OWN = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "List Bullet", "Table Grid")
_KINDS = {"Table Grid": WD_STYLE_TYPE.TABLE}


class Look:
    """A Word document to write in, and how its styles are reached.

    Args:
        template: a Word file whose styles, edges and page are used; its text is not. None for our own look.

    Raises:
        UnusableTemplate: the template is no Word document (.docx or .dotx).
    """

    def __init__(self, document: Document, template: bytes | None = None) -> None:
        self.word: Any = _ours(compact=document.compact) if template is None else _with_our_styles(opened(template))
        self.is_new_page = False
        self.is_new_part = False
        self.is_kept = False  # what is written now stands on the same page as what comes after it
        self._ids: dict[str, str] = {}
        _set_language(self.word.styles, document.language)
        _set_properties(self.word, document)
        for style in self.word.styles:
            self._ids[style.name] = style.style_id
        self._set_edges(document, has_template=template is not None)
        section: Any = self.word.sections[-1]
        self.line = Emu(section.page_width - section.left_margin - section.right_margin)

    def set_style(self, paragraph: Any, name: str) -> None:
        """Set the style by its id. By name the library looks through every style, once for each paragraph."""
        paragraph._p.style = self._ids[name]

    def style_id(self, name: str) -> str:
        """What the document calls the style."""
        return self._ids[name]

    def add_element(self, element: Any) -> None:
        """A finished piece of XML at the end of the document, before the section's own settings."""
        self.word.element.body[-1].addprevious(element)

    def add(self, text: str, style: str) -> Any:
        """A paragraph at the end of the document; on a new page, or well clear of what is before, when `is_new_page` or
        `is_new_part` was set since the last one.
        """
        paragraph = self.word.add_paragraph(text)
        self.set_style(paragraph, style)
        if self.is_new_page:
            paragraph.paragraph_format.page_break_before = True
            self.is_new_page = False
        if self.is_new_part:
            paragraph.paragraph_format.space_before = _CLEAR
            self.is_new_part = False
        return paragraph

    def _set_edges(self, document: Document, *, has_template: bool) -> None:
        """The lines at the top and bottom of each page; a template's own stand above them."""
        section = self.word.sections[0]
        head, foot = section.header, section.footer
        if not has_template:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(1.9) if document.compact else Cm(2.2)
            if document.compact:
                section.top_margin = section.bottom_margin = Cm(1.6)
            top, bottom = head.paragraphs[0], foot.paragraphs[0]
        else:
            section.different_first_page_header_footer = False  # the mark of examples must be on the first page too
            top, bottom = head.add_paragraph(), foot.add_paragraph()
        top.text = "   ".join(part for part in (document.mark, document.head) if part)
        bottom.text = f"{document.foot}   {document.page_word} "
        add_field(bottom, "PAGE")
        for paragraph in (top, bottom):
            self.set_style(paragraph, STYLES[Style.SMALL])


def add_field(paragraph: Any, instruction: str) -> None:
    """A field that Word counts out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)


def _ours(*, compact: bool) -> Any:
    """An empty document with our own look."""
    return new_word(io.BytesIO(_own_template(compact)))


@functools.cache
def _own_template(compact: bool) -> bytes:
    """Our look as a file, made once: its hundred and more styles take longer to set than a short document to write."""
    word = new_word()
    _set_look(word, compact=compact)
    _add_missing(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def opened(template: bytes) -> Any:
    """A template as a document to write in, without its text.

    Raises:
        UnusableTemplate: it is no Word document (.docx or .dotx).
    """
    try:
        word = new_word(io.BytesIO(_as_document(template)))
    except Exception as error:
        # Whatever python-docx and lxml trip over in a damaged package: their errors have no common parent.
        raise UnusableTemplate(type(error).__name__) from error
    body = word.element.body
    _keep_inherited_edges(body)
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return word


def _keep_inherited_edges(body: Any) -> None:
    """Let the last section, the only one kept, name the headers and footers that it has from those before it."""
    *earlier, last = body.iter(qn("w:sectPr"))
    for tag in ("w:footerReference", "w:headerReference"):
        named = {each.get(qn("w:type")) for each in last.iter(qn(tag))}
        for section in reversed(earlier):
            for each in list(section.iter(qn(tag))):
                if each.get(qn("w:type")) not in named:
                    named.add(each.get(qn("w:type")))
                    last.insert(0, each)


def _with_our_styles(word: Any) -> Any:
    _add_missing(word)
    return word


def _as_document(template: bytes) -> bytes:
    """A template's package says that it is a template (.dotx); what is made from it is a document."""
    import zipfile

    out = io.BytesIO()
    kind = b"wordprocessingml.template.main+xml"
    with zipfile.ZipFile(io.BytesIO(template)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            data = given.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(kind, b"wordprocessingml.document.main+xml")
            made.writestr(name, data)
    return out.getvalue()


def _add_missing(word: Any) -> None:
    """Styles that we use and that the document lacks."""
    known = {style.name for style in word.styles}
    for name in _OWN:
        if name not in known:
            word.styles.add_style(name, _KINDS.get(name, WD_STYLE_TYPE.PARAGRAPH), builtin=True)
    for style, size in _SIZES.items():
        if STYLES[style] in known:
            continue
        made = word.styles.add_style(STYLES[style], WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        made.font.size = Pt(size)
        made.font.bold = True if style is Style.MARKED else None
        if style is Style.ADOPTED:
            _set_font(made, _SERIF)
        if style is Style.SMALL:
            made.font.color.rgb = _QUIET


def _set_look(word: Any, *, compact: bool) -> None:
    styles = word.styles
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        _set_font(styles[name], _SANS)
    styles["Normal"].font.size = Pt(10)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 20), ("Subtitle", 13), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 10.5)):
        styles[name].font.size = Pt(size)
        styles[name].font.italic = False
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle"):  # the template's rule and letter-spacing
        for found in list(styles[name].element.iter(qn("w:pBdr"), qn("w:spacing"))):
            found.getparent().remove(found)
    styles["Title"].font.bold = True
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    _set_rules(styles["Table Grid"])
    _hyphenate(word)
    caption = styles["Caption"]
    _set_font(caption, _SANS)
    caption.font.size, caption.font.bold = Pt(8), False
    caption.paragraph_format.space_after = Pt(10)
    if compact:
        _tighten(styles)


def _set_rules(style: Any) -> None:
    """Thin lines between the rows of every table and none between the columns."""
    for border in style.element.iter(qn("w:tblBorders")):
        for edge in border:
            is_level = edge.tag in (qn("w:top"), qn("w:bottom"), qn("w:insideH"))
            edge.set(qn("w:val"), "single" if is_level else "nil")
            edge.set(qn("w:color"), "737F83")


def _hyphenate(word: Any) -> None:
    """Long words in narrow columns are divided as the language divides them."""
    setting = OxmlElement("w:autoHyphenation")
    settings = word.settings.element
    before = settings.find(qn("w:defaultTabStop"))
    if before is None:
        settings.insert(0, setting)
    else:
        before.addnext(setting)


def _tighten(styles: Any) -> None:
    """For a paper that must be short."""
    styles["Normal"].font.size = Pt(9)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 17), ("Subtitle", 11), ("Heading 1", 11.5), ("Heading 2", 10)):
        styles[name].font.size = Pt(size)
        styles[name].paragraph_format.space_before = Pt(7)
        styles[name].paragraph_format.space_after = Pt(3)


def _set_font(style: Any, name: str) -> None:
    style.font.name = name
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), name)


def _set_language(styles: Any, language: str) -> None:
    value = "sv-SE" if language == "sv" else language
    for found in styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), value)


def _set_properties(word: Any, document: Document) -> None:
    at = dt.datetime.combine(document.day, dt.time(12), dt.UTC)
    properties = word.core_properties
    properties.title = f"{document.title} – {document.subtitle}"
    properties.author = properties.last_modified_by = document.author
    properties.created = properties.modified = at
    properties.language = document.language
    properties.comments = properties.keywords = ""
