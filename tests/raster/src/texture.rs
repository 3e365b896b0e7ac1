//! Textures: the font atlas and the images.

use egui::Pos2;
use egui::epaint::{ImageData, ImageDelta};
use egui::{TextureFilter, TextureOptions, TextureWrapMode};

/// One texture with its options.
#[derive(Default)]
pub(crate) struct Texture {
    width: usize,
    height: usize,
    /// Premultiplied, 0 to 1 a channel.
    texels: Vec<[f32; 4]>,
    options: TextureOptions,
}

impl Texture {
    /// Takes a new image, or a patch of the one that is there.
    pub(crate) fn apply(&mut self, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let texels = image.pixels.iter().map(|pixel| pixel.to_array().map(|channel| f32::from(channel) / 255.0));
        self.options = change.options;
        let Some([left, top]) = change.pos else {
            *self = Self { width, height, texels: texels.collect(), options: change.options };
            return;
        };
        for (index, texel) in texels.enumerate() {
            let (x, y) = (left + index % width, top + index / width);
            self.texels[y * self.width + x] = texel;
        }
    }

    /// Its size in texels.
    pub(crate) fn size(&self) -> [f32; 2] {
        [self.width as f32, self.height as f32]
    }

    /// The colour at these coordinates, 0 to 1 over the whole texture.
    pub(crate) fn sample(&self, uv: Pos2, shrunk: bool) -> [f32; 4] {
        let filter = if shrunk { self.options.minification } else { self.options.magnification };
        let (x, y) = (uv.x * self.width as f32, uv.y * self.height as f32);
        match filter {
            TextureFilter::Nearest => self.texel(x.floor() as i64, y.floor() as i64),
            TextureFilter::Linear => self.between(x - 0.5, y - 0.5),
        }
    }

    /// The mean of the four texels around, by how near they are.
    fn between(&self, x: f32, y: f32) -> [f32; 4] {
        let (left, top) = (x.floor(), y.floor());
        let (right_share, lower_share) = (x - left, y - top);
        let (left, top) = (left as i64, top as i64);
        let upper = mix(self.texel(left, top), self.texel(left + 1, top), right_share);
        let lower = mix(self.texel(left, top + 1), self.texel(left + 1, top + 1), right_share);
        mix(upper, lower, lower_share)
    }

    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let (x, y) = (self.wrap(x, self.width), self.wrap(y, self.height));
        self.texels[y * self.width + x]
    }

    /// A place outside the texture brought back into it.
    fn wrap(&self, at: i64, length: usize) -> usize {
        let length = length as i64;
        let inside = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => at.clamp(0, length - 1),
            TextureWrapMode::Repeat => at.rem_euclid(length),
            TextureWrapMode::MirroredRepeat => {
                let turn = at.rem_euclid(2 * length);
                turn.min(2 * length - 1 - turn)
            }
        };
        inside as usize
    }
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    std::array::from_fn(|channel| a[channel] + (b[channel] - a[channel]) * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, ColorImage, pos2};

    fn black_and_white(options: TextureOptions) -> Texture {
        let mut texture = Texture::default();
        let image = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]);
        texture.apply(&ImageDelta::full(image, options));
        texture
    }

    #[test]
    fn half_way_between_black_and_white_is_grey() {
        let texture = black_and_white(TextureOptions::LINEAR);
        assert_eq!(texture.sample(pos2(0.5, 0.5), false), [0.5, 0.5, 0.5, 1.0]);
        assert_eq!(texture.sample(pos2(0.25, 0.5), false), [0.0, 0.0, 0.0, 1.0], "the middle of a texel is the texel");
    }

    #[test]
    fn the_nearest_texel_is_taken_whole() {
        let texture = black_and_white(TextureOptions::NEAREST);
        assert_eq!(texture.sample(pos2(0.49, 0.5), false)[0], 0.0);
        assert_eq!(texture.sample(pos2(0.51, 0.5), false)[0], 1.0);
    }

    #[test]
    fn outside_the_texture_it_is_held_repeated_or_mirrored() {
        let right_of_it = pos2(1.25, 0.5);
        assert_eq!(black_and_white(TextureOptions::NEAREST).sample(right_of_it, false)[0], 1.0);
        assert_eq!(black_and_white(TextureOptions::NEAREST_REPEAT).sample(right_of_it, false)[0], 0.0);
        assert_eq!(black_and_white(TextureOptions::NEAREST_MIRRORED_REPEAT).sample(right_of_it, false)[0], 1.0);
    }

    #[test]
    fn a_patch_changes_only_its_texels() {
        let mut texture = black_and_white(TextureOptions::NEAREST);
        let red = ColorImage::new([1, 1], vec![Color32::RED]);
        texture.apply(&ImageDelta::partial([1, 0], red, TextureOptions::NEAREST));
        assert_eq!(texture.sample(pos2(0.25, 0.5), false), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(texture.sample(pos2(0.75, 0.5), false), [1.0, 0.0, 0.0, 1.0]);
    }
}
