//! A small CPU rasteriser of egui's meshes: pictures of the window with no display, no graphics card and no driver.
//!
//! In here: textures, clipping, sampling, and the blending of egui's own painter (premultiplied, in gamma space).
//! The sums are in whole numbers or in plain `f32`, in a fixed order, so a picture is the same to the bit on every
//! run. Kept out: paint callbacks, which need a real graphics card. Enter by [`Raster`], which is a renderer for
//! `egui_kittest`, or by [`picture`].

mod canvas;
mod texture;
mod triangle;

use canvas::Canvas;
use egui::epaint::Primitive;
use egui::{ClippedPrimitive, Color32, Context, FullOutput, RawInput, Rect, TextureId, TexturesDelta, Ui, Vec2};
use image::RgbaImage;
use std::collections::BTreeMap;
use texture::Texture;

/// Draws what egui asks for. Keeps the textures from frame to frame, so each frame's changes must be given to it.
#[derive(Default)]
pub struct Raster {
    textures: BTreeMap<u64, Texture>,
    background: Color32,
}

impl Raster {
    /// Pictures begin with this colour; without, they begin transparent.
    #[must_use]
    pub fn with_background(mut self, background: Color32) -> Self {
        self.background = background;
        self
    }

    /// Takes the frame's changes of textures, and leaves none.
    #[expect(clippy::iter_over_hash_type, reason = "each texture is changed by itself, so the order does not show")]
    pub fn update_textures(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            let TextureId::Managed(id) = id else { continue };
            for change in changes {
                self.textures.entry(id).or_default().apply(&change);
            }
        }
        for id in delta.free.drain() {
            if let TextureId::Managed(id) = id {
                self.textures.remove(&id);
            }
        }
    }

    /// Draws the triangles of one frame.
    ///
    /// # Errors
    /// On a texture that was never given, and on a paint callback.
    pub fn paint(
        &self,
        [width, height]: [u32; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
    ) -> Result<RgbaImage, String> {
        let mut canvas = Canvas::new(width, height, self.background);
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("a paint callback needs a graphics card".to_owned());
            };
            let texture = self.texture(mesh.texture_id)?;
            let clip = canvas.clip(*clip_rect, pixels_per_point);
            for corners in mesh.indices.as_chunks::<3>().0 {
                let corners = corners.map(|index| mesh.vertices[index as usize]);
                triangle::draw(&mut canvas, clip, pixels_per_point, &corners, texture);
            }
        }
        Ok(canvas.into_image())
    }

    fn texture(&self, id: TextureId) -> Result<&Texture, String> {
        let texture = match id {
            TextureId::Managed(id) => self.textures.get(&id),
            TextureId::User(_) => None,
        };
        texture.ok_or_else(|| format!("no texture {id:?} was given"))
    }
}

impl egui_kittest::TestRenderer for Raster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.update_textures(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let pixels_per_point = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), pixels_per_point);
        self.paint([size.x.round() as u32, size.y.round() as u32], pixels_per_point, &primitives)
    }
}

/// A picture of what `ui` draws after `frames` frames (egui needs two to find its sizes), at so many points.
///
/// # Panics
/// When `frames` is 0.
///
/// # Errors
/// As [`Raster::paint`].
pub fn picture(
    ctx: &Context,
    size: Vec2,
    pixels_per_point: f32,
    frames: usize,
    mut ui: impl FnMut(&mut Ui),
) -> Result<RgbaImage, String> {
    assert!(frames > 0, "a picture needs a frame");
    ctx.set_pixels_per_point(pixels_per_point);
    let mut raster = Raster::default();
    let mut shapes = Vec::new();
    for _ in 0..frames {
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, size));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..Default::default() }, &mut ui);
        raster.update_textures(&mut output.textures_delta);
        shapes = std::mem::take(&mut output.shapes);
    }
    let primitives = ctx.tessellate(shapes, pixels_per_point);
    let size_px = (size * pixels_per_point).round();
    raster.paint([size_px.x as u32, size_px.y as u32], pixels_per_point, &primitives)
}
