// Calendar files (arguments) -> JSON: for each file its entries as ical.js reads them, with instants in UTC.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cwd } from "node:process";

// The package is installed in the current folder, not beside this script.
const ICAL = createRequire(join(cwd(), "package.json"))("ical.js");

function moment(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString();
}

function read(file) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf-8")));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: moment(event.startDate),
      end: moment(event.endDate),
      zone: event.startDate.zone.tzid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      categories: component.getFirstProperty("categories")?.getValues(),
      status: component.getFirstPropertyValue("status"),
      sequence: event.sequence,
    };
  });
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
