// Read an RDF file and write what it says as N-Quads. Usage: node read.mjs turtle|trig|nquads|jsonld FILE
// Strict: anything that is not of the format, or would be left out, is an error. Nothing is fetched.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";

const TYPES = { turtle: "text/turtle", trig: "application/trig", nquads: "application/n-quads" };

function fromText(text, format) {
  const writer = new Writer({ format: "N-Quads" });
  return writer.quadsToString(new Parser({ format: TYPES[format] }).parse(text));
}

function fromJson(text) {
  const documentLoader = (url) => Promise.reject(new Error(`the file asks for ${url}`));
  return jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", safe: true, documentLoader });
}

const [format, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
process.stdout.write(await (format === "jsonld" ? fromJson(text) : fromText(text, format)));
