// Draws icon.png: the gate of a 関所, two posts and a straight beam, with its doors open and a road through it. Run it after changing the
// drawing: `node scripts/icon.mjs`.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const size = 128;
/** Each pixel is looked at this many times in both directions, which makes the edges soft. */
const fine = 4;

const night = [35, 52, 77];
const road = [226, 211, 178];
const wood = [176, 126, 78];
const shade = [132, 91, 54];
const bars = [92, 100, 112];

/**
 * Which colour a point has; the shapes that come first lie on top.
 * @param {number} x @param {number} y @returns {number[] | undefined}
 */
function colourAt(x, y) {
  if (!insideRounded(x, y, 22)) return undefined;
  // Both halves are alike, so only the distance from the middle counts.
  const side = Math.abs(x - 64);
  if (between(side, 30, 40) && between(y, 20, 106)) return side > 37 ? shade : wood;
  if (side < 52 && between(y, 34, 45)) return y > 42 ? shade : wood;
  // The doors stand open, and are higher at their hinges than at their free edges.
  const slope = (30 - side) * 0.5;
  if (between(side, 17, 30) && between(y, 52 + slope, 106 - slope)) return between(y, 74, 78) ? wood : shade;
  if (side < 17 && between(y, 60, 106)) return side < 3 + (y - 60) * 0.3 ? road : night;
  // The fence goes on to both sides.
  if (side >= 40 && between(y, 62, 106) && (side - 40) % 8 > 3) return bars;
  if (side >= 40 && between(y, 70, 74)) return bars;
  return night;
}

/** @param {number} value @param {number} low @param {number} high */
function between(value, low, high) {
  return value >= low && value < high;
}

/** @param {number} x @param {number} y @param {number} radius */
function insideRounded(x, y, radius) {
  const dx = Math.max(radius - x, x - (size - radius), 0);
  const dy = Math.max(radius - y, y - (size - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function pixels() {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      let covered = 0;
      for (let step = 0; step < fine * fine; step++) {
        const colour = colourAt(x + ((step % fine) + 0.5) / fine, y + (Math.floor(step / fine) + 0.5) / fine);
        if (colour === undefined) continue;
        covered++;
        colour.forEach((part, index) => {
          sum[index] = (sum[index] ?? 0) + part;
        });
      }
      const at = y * (1 + size * 4) + 1 + x * 4;
      sum.forEach((part, index) => {
        rows[at + index] = covered === 0 ? 0 : Math.round(part / covered);
      });
      rows[at + 3] = Math.round((covered * 255) / (fine * fine));
    }
  }
  return rows;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
// Eight bits for each of red, green, blue and opacity.
header.set([8, 6, 0, 0, 0], 8);

writeFileSync(
  path.resolve(import.meta.dirname, '../icon.png'),
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
