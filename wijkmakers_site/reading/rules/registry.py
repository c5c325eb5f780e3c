"""The list of rules: what holds between files, each under the code of its message (`codes.CODES`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules import documents, news, pictures, site_pages, site_settings, statement
from wijkmakers_site.reading.rules.copies import editions, mangled, mentions_of_others, same, weekdays
from wijkmakers_site.reading.rules.days import clashes, dates, periods, planning
from wijkmakers_site.reading.rules.names import identities, old_addresses, references
from wijkmakers_site.reading.rules.prose import addresses, links
from wijkmakers_site.reading.rules.prose import pictures as text_pictures
from wijkmakers_site.reading.rules.prose.syntax import blocks, emphasis, headings, html, lists, markup, notes, tables
from wijkmakers_site.reading.rules.states import leftovers, promises, state_words, states
from wijkmakers_site.reading.rules.together import duration, far_days, hours, pairs, past
from wijkmakers_site.reading.rules.written import comments, lines, markup_in_facts, nothing, repeated
from wijkmakers_site.text.progress import step

Rule = Callable[[Content], Iterator[Problem]]

ERRORS: Mapping[str, Rule] = {
    "WM201": references.unknown_speaker,
    "WM202": references.unknown_venue,
    "WM203": references.unknown_organisation,
    "WM204": references.unknown_theme,
    "WM205": references.unknown_group,
    "WM206": references.unknown_image,
    "WM207": references.unknown_menu_target,
    "WM208": references.part_of_itself,
    "WM210": dates.end_before_start,
    "WM211": dates.outside_programme,
    "WM212": dates.time_without_day,
    "WM213": dates.missing_hour,
    "WM214": dates.sessions_in_order,
    "WM215": dates.too_long,
    "WM220": identities.duplicate_id,
    "WM221": identities.former_id_in_use,
    "WM222": identities.reserved_page,
    "WM223": identities.reserved_module,
    "WM224": identities.prose_without_module,
    "WM225": states.reason_missing,
    "WM226": identities.same_file_on_other_systems,
    "WM227": promises.more_than_announced,
    "WM228": states.reason_without_status,
    "WM229": states.contradicting_state,
    "WM230": old_addresses.old_address_twice,
    "WM231": old_addresses.old_address_in_circle,
    "WM233": site_settings.security_without_way,
    "WM455": site_settings.cms_of_another_host,
    "WM370": references.unknown_programme,
    "WM371": news.date_in_name,
    "WM381": pictures.drawing_as_photo,
    "WM397": statement.status_borne,
    "WM400": site_pages.kind_twice,
    "WM415": blocks.facts_above_text,
    "WM420": addresses.address_of_one_computer,
    "WM421": text_pictures.unknown_picture,
    "WM422": text_pictures.picture_without_words,
    "WM431": documents.unknown_document,
}
WARNINGS: Mapping[str, Rule] = {
    "WM022": comments.comment_in_text,
    "WM023": lines.joined_lines,
    "WM024": nothing.key_without_value,
    "WM025": nothing.code_in_text,
    "WM026": markup_in_facts.markup_in_fact,
    "WM027": mangled.mangled_letters,
    "WM028": weekdays.weekday_of_another_date,
    "WM301": clashes.speaker_twice,
    "WM302": clashes.venue_twice,
    "WM303": clashes.group_twice,
    "WM304": planning.modules_in_order,
    "WM305": planning.double_hour,
    "WM306": planning.on_public_holiday,
    "WM307": planning.in_school_holiday,
    "WM308": planning.other_weekday,
    "WM310": promises.closes_after_start,
    "WM311": promises.full_but_open,
    "WM312": promises.online_without_link,
    "WM313": promises.venue_without_address,
    "WM314": states.postponed_without_reason,
    "WM316": state_words.state_in_title,
    "WM318": repeated.repeated,
    "WM320": leftovers.unused_speaker,
    "WM321": leftovers.unused_venue,
    "WM322": leftovers.unused_image,
    "WM323": leftovers.placeholder,
    "WM330": pictures.useless_alt,
    "WM331": pictures.consent_ends,
    "WM350": pairs.says_nothing_alone,
    "WM351": pairs.contradicting,
    "WM352": hours.parts_of_day,
    "WM353": hours.odd_hours,
    "WM390": hours.days_in_one_block,
    "WM354": far_days.far_day,
    "WM355": duration.not_as_long,
    "WM356": past.left_open,
    "WM357": editions.twin_edition,
    "WM358": editions.other_years,
    "WM359": mentions_of_others.of_another_edition,
    "WM360": same.same_module,
    "WM361": same.same_name,
    "WM362": old_addresses.old_address_open,
    "WM363": site_settings.security_expires,
    "WM372": news.not_public_yet,
    "WM373": news.told_twice,
    "WM374": news.too_many_photos,
    "WM382": pictures.upright_photo_cut_wide,
    "WM398": statement.statement_out_of_date,
    "WM399": site_pages.kind_without_facts,
    "WM446": planning.beyond_school_holidays,
    "WM447": periods.period_outside_programme,
    "WM448": promises.evaluation_without_last_day,
    "WM445": promises.evaluation_closes_first,
    "WM403": links.vague_link,
    "WM404": links.bare_address,
    "WM405": headings.skipped_level,
    "WM406": headings.first_level_heading,
    "WM407": html.removed_html,
    "WM409": markup.foreign_markup,
    "WM410": links.failed_link,
    "WM411": emphasis.open_emphasis,
    "WM412": lists.failed_list,
    "WM413": blocks.unmeant_code,
    "WM414": tables.failed_table,
    "WM416": headings.odd_heading,
    "WM417": blocks.joined_lines,
    "WM418": addresses.shared_with_colleagues,
    "WM419": addresses.detour_or_tracking,
    "WM424": notes.single_note,
    "WM425": blocks.nothing_to_read,
    "WM423": text_pictures.caption_without_place,
    "WM426": html.odd_html,
    "WM432": documents.unused_document,
    "WM433": documents.inaccessible_pdf,
}
# Rules that look at each file by itself, whatever other files say. They leave out those in which they found nothing
# before.
ALONE = frozenset({
    "WM022", "WM023", "WM024", "WM025", "WM026", "WM027", "WM028", "WM205", "WM210", "WM211", "WM212", "WM213",
    "WM214", "WM215", "WM220", "WM223", "WM224", "WM225", "WM227", "WM228", "WM229", "WM303", "WM304", "WM305",
    "WM306", "WM307", "WM308", "WM310", "WM311", "WM314", "WM316", "WM318", "WM323", "WM330", "WM331", "WM350",
    "WM351", "WM352", "WM353", "WM354", "WM355", "WM356", "WM360", "WM371", "WM372", "WM374", "WM381", "WM390",
    "WM418", "WM419", "WM420", "WM422", "WM423", "WM445", "WM446", "WM447", "WM448",
})  # fmt: skip
# Those that look besides at what there is: ids, pictures, documents.
AMONG_NAMES = frozenset({"WM201", "WM202", "WM203", "WM204", "WM206", "WM370", "WM421", "WM431"})
FAR_DAY = "WM354"  # of a day in another decade anything may be wrong: this is what is
RULES: Mapping[str, Rule] = {**ERRORS, **WARNINGS}


def broken_rules(content: Content, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """The problems that `rules` find; of each rule no more than anybody will read."""
    for code, rule in step("Controleren", rules.items()):
        looked_at = content.doubtful(code) if content.doubtful and code in ALONE | AMONG_NAMES else content
        # One more than is shown, so that the list can say that there are more.
        for problem in islice(rule(looked_at), MAX_TOLD + 1):
            # A rule does not know its own code: so this table is the one place that binds the two.
            yield replace(problem, code=code, warning=code in WARNINGS)
