//! The pictures of the map as textures of the graphics card, each uploaded once.

use crate::scene::{Image, Picture};
use egui::mutex::Mutex;
use egui::{ColorImage, Context, Id, TextureFilter, TextureHandle, TextureId, TextureOptions};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A picture that was not drawn in so many frames gives its memory back.
const KEPT_FRAMES: u64 = 600;
/// Longest side of a texture in pixels, as far as the graphics card allows it.
const LONGEST: usize = 2048;

struct Kept {
    picture: Picture,
    texture: TextureHandle,
    drawn_in: u64,
}

type Textures = Arc<Mutex<BTreeMap<String, Kept>>>;

/// The texture of an image.
pub(super) fn texture(ctx: &Context, image: &Image) -> TextureId {
    let textures: Textures = ctx.data_mut(|data| data.get_temp_mut_or_default::<Textures>(Id::NULL).clone());
    let frame = ctx.cumulative_pass_nr();
    let mut textures = textures.lock();
    if let Some(kept) = textures.get_mut(&image.hash).filter(|kept| kept.picture == image.picture) {
        kept.drawn_in = frame;
        return kept.texture.id();
    }
    textures.retain(|_, kept| frame - kept.drawn_in < KEPT_FRAMES);
    let texture = load(ctx, image);
    let id = texture.id();
    textures.insert(image.hash.clone(), Kept { picture: image.picture.clone(), texture, drawn_in: frame });
    id
}

fn load(ctx: &Context, image: &Image) -> TextureHandle {
    let longest = ctx.input(|input| input.max_texture_side).clamp(1, LONGEST) as u32;
    let by = image.picture.width_px.max(image.picture.height_px).div_ceil(longest);
    let picture = image.picture.shrunk(by);
    let size = [picture.width_px as usize, picture.height_px as usize];
    let pixels = ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
    // Far away a picture is drawn much smaller than it is.
    let options = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };
    ctx.load_texture(&image.hash, pixels, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Rect;

    fn image(hash: &str) -> Image {
        let picture = Picture::new(3_000, 10, vec![90; 120_000]).unwrap();
        Image { rect: Rect::new(0.0, 0.0, 30.0, 20.0), radius: 4.0, hash: hash.to_owned(), picture }
    }

    #[test]
    fn a_picture_is_uploaded_once_and_no_larger_than_the_card_allows() {
        let ctx = Context::default();
        let (one, other) = (image("one"), image("other"));
        let first = texture(&ctx, &one);
        assert_eq!(texture(&ctx, &one), first);
        assert_ne!(texture(&ctx, &other), first);
        let size = ctx.tex_manager().read().meta(first).map(|meta| meta.size);
        assert_eq!(size, Some([1_500, 5]));
    }
}
