"""Printed sheets to drafts in reading order: the verb arrange."""

from extract.layout.arrange import arrange as arrange
from extract.layout.draft import Draft as Draft
from extract.layout.draft import DraftLine as DraftLine
from extract.layout.draft import assemble as assemble
from extract.layout.print import Sheet as Sheet
