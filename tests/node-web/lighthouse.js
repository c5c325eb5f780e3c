// Judges the pages at some addresses (arguments 2 and on) with Lighthouse, on a simulated phone, in one Chromium with
// the flags of argument 1 (JSON) -> JSON: for each page the scores by category, and each audit that costs points.
import { createRequire } from "node:module";
import { join } from "node:path";
import { cwd } from "node:process";
import { pathToFileURL } from "node:url";

// The packages are installed in the current folder, not beside this script.
const installed = createRequire(join(cwd(), "package.json"));
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const [flags, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: ["--headless=new", ...JSON.parse(flags)] });
const options = {
  port: chrome.port,
  onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
  disableFullPageScreenshot: true,
  // Nothing here comes after the page has loaded: no need to wait for it.
  pauseAfterFcpMs: 0,
  pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 500,
  cpuQuietThresholdMs: 0,
  logLevel: "error",
};

function losses({ categories, audits }) {
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  const poor = weighed.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  return poor.map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].title}`);
}

const results = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, options);
  const scores = Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)]);
  results.push({ scores: Object.fromEntries(scores), losses: losses(lhr) });
}
chrome.kill();
console.log(JSON.stringify(results));
