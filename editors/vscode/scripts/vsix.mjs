// Reads what is inside a .vsix, which is a zip archive: the names and contents of its files.

import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** @param {string} file @returns {Map<string, Buffer>} */
export function contents(file) {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found = new Map();
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20)];
    const [name, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    const start = zip.readUInt32LE(entry + 42);
    // The name and the extra field are repeated before the data, and the extra field may have another length there.
    const data = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(data, data + size);
    found.set(
      zip.toString('utf8', entry + 46, entry + 46 + (name ?? 0)),
      method === 8 ? inflateRawSync(packed) : packed,
    );
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}
