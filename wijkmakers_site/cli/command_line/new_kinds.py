"""What `new` begins: each kind of file that staff keep several of, the parts of one, an edition, and old addresses."""

from __future__ import annotations

from wijkmakers_site.model.file_kinds import REDIRECTS, in_folders

EDITION = "editie"
NEW_KINDS = [*(word for kind in in_folders() for word in (kind.name, kind.part) if word), EDITION, REDIRECTS.name]
