/**
 * Names of time zones as the service takes them: those of the IANA database, with their exact case.
 */

/** What is wrong with a name and what to write; `undefined` for one that is known. */
export function timeZoneProblem(name: string): string | undefined {
  if (unlisted.test(name)) return undefined;
  const canonical = canonicalName(name);
  if (canonical === undefined) {
    return `No time zone is named ${JSON.stringify(name)}. Write a name as in Europe/Berlin, America/New_York or UTC.`;
  }
  // Older names (`US/Pacific`) are known by a newer one, and their case is not looked at.
  const isOtherCase = canonical !== name && canonical.toLowerCase() === name.toLowerCase();
  return isOtherCase ? `There is no time zone ${JSON.stringify(name)}: case counts. Write ${canonical}.` : undefined;
}

/** In the database that Go reads, but not known here. Nothing at all is UTC. */
const unlisted = /^(?:|UTC|Local|Factory|localtime|posixrules|posix\/.+|right\/.+)$/;

/** `+01:00` and the three letters that Java once had are known here, but not to Go. */
function canonicalName(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name) || javaNames.has(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const javaNames: ReadonlySet<string> = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
);
