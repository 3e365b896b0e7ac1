//! The program: hands its arguments and its window to the library.

fn main() -> std::process::ExitCode {
    parcours::cli::run(std::env::args_os().skip(1).collect(), parcours::ui::run)
}
