//! Pictures made smaller: each new pixel is the mean of those it stands for.

use super::Pixels;

/// The picture with no side longer than this.
pub(super) fn within(from: Pixels, side: u32) -> Pixels {
    let longest = from.width.max(from.height);
    if longest <= side {
        return from;
    }
    let smaller = |length: u32| ((u64::from(length) * u64::from(side)).div_ceil(u64::from(longest)) as u32).max(1);
    let (width, height) = (smaller(from.width), smaller(from.height));
    let mut rgba = Vec::with_capacity(width as usize * height as usize * 4);
    for y in 0..height {
        let rows = part(y, height, from.height);
        for x in 0..width {
            rgba.extend(mean(&from, part(x, width, from.width), rows.clone()));
        }
    }
    Pixels { width, height, rgba }
}

/// Which of `all` pixels the pixel `at` of `count` stands for; at least one.
fn part(at: u32, count: u32, all: u32) -> std::ops::Range<usize> {
    let edge = |at: u32| (u64::from(at) * u64::from(all) / u64::from(count)) as usize;
    edge(at)..edge(at + 1).max(edge(at) + 1)
}

/// The mean of a rectangle; what is not seen does not colour what is.
fn mean(from: &Pixels, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> [u8; 4] {
    let (mut sum, mut alpha, mut count) = ([0_u64; 3], 0_u64, 0_u64);
    for y in rows {
        let row = &from.rgba[y * from.width as usize * 4..];
        for pixel in row[columns.start * 4..columns.end * 4].chunks_exact(4) {
            let opacity = u64::from(pixel[3]);
            for (sum, value) in sum.iter_mut().zip(pixel) {
                *sum += u64::from(*value) * opacity;
            }
            (alpha, count) = (alpha + opacity, count + 1);
        }
    }
    let color = |sum: u64| sum.checked_div(alpha).unwrap_or(0) as u8;
    [color(sum[0]), color(sum[1]), color(sum[2]), (alpha / count.max(1)) as u8]
}
