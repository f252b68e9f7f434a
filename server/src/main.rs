//! `server`: serve, migrate, import, demo, admin, doctor.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = server::command::Arguments::parse();
    // Server-side rendering is short work; waiting for the store is what threads are for.
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("the program could not start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(server::command::run(arguments)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
