// Calendar files (arguments) -> JSON: by library, for each file its entries as that library reads them, instants in UTC.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { argv, cwd } from "node:process";

// The packages are installed in the current folder, not beside this script.
const require = createRequire(join(cwd(), "package.json"));
const ICAL = require("ical.js");
const IcalExpander = require("ical-expander");
const { getParserManager } = require("@nextcloud/calendar-js");

function iso(unixTime) {
  return new Date(unixTime * 1000).toISOString();
}

function moment(time) {
  return time.isDate ? time.toString() : iso(time.toUnixTime());
}

function entry(event, component) {
  return {
    uid: event.uid,
    start: moment(event.startDate),
    end: moment(event.endDate),
    summary: event.summary,
    description: event.description,
    location: event.location,
    categories: component.getFirstProperty("categories").getValues(),
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence,
  };
}

function nextcloudMoment(time) {
  return time.isDate ? time.toICALJs().toString() : iso(time.unixTime);
}

const readers = {
  "ical.js"(text) {
    const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    return components.map((component) => entry(new ICAL.Event(component), component));
  },

  // It brings the ical.js of before 2, which reads time zones otherwise.
  "ical-expander"(text) {
    const { events } = new IcalExpander({ ics: text }).all();
    return events.map((event) => entry(event, event.component));
  },

  "@nextcloud/calendar-js"(text) {
    const parser = getParserManager().getParserForFileType("text/calendar");
    parser.parse(text);
    return parser.getAllItems().map((item) => {
      const event = item.getFirstComponent("VEVENT");
      return {
        uid: event.uid,
        start: nextcloudMoment(event.startDate),
        end: nextcloudMoment(event.endDate),
        summary: event.title,
        description: event.description,
        location: event.location,
        categories: [...event.getCategoryIterator()],
        status: event.status,
        sequence: event.getFirstPropertyFirstValue("sequence"),
      };
    });
  },
};

const texts = argv.slice(2).map((file) => readFileSync(file, "utf-8"));
const read = Object.entries(readers).map(([name, reader]) => [name, texts.map((text) => reader(text))]);
console.log(JSON.stringify(Object.fromEntries(read)));
