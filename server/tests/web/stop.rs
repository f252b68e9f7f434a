//! The program itself, asked to stop: whoever does not finish a request does not keep it alive.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The program, ended whatever becomes of the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn is_ready(address: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let mut said = String::new();
    let asked = stream.write_all(format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes());
    asked.is_ok() && stream.read_to_string(&mut said).is_ok() && said.starts_with("HTTP/1.1 200")
}

fn waited_for(patience: Duration, mut come: impl FnMut() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < patience {
        if come() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn a_client_that_never_finishes_does_not_keep_the_program_alive() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").to_string();
    let mut program = Running(
        Command::new(env!("CARGO_BIN_EXE_server"))
            .arg("serve")
            .current_dir(folder.path())
            .env_clear()
            .env("FAIRWAY_LISTEN", &address)
            .env("FAIRWAY_DATABASE_URL", "sqlite:fairway.db")
            .env("FAIRWAY_DATA", folder.path())
            .env("FAIRWAY_MASTER_KEY_FILE", folder.path().join("master.key"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts"),
    );
    assert!(waited_for(Duration::from_mins(1), || is_ready(&address)), "the program did not become ready");

    let mut slow = TcpStream::connect(&address).expect("a connection");
    let half = format!(
        "POST /en/sign-in HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail="
    );
    slow.write_all(half.as_bytes()).expect("half a request");
    // The program has to have begun with it before it is asked to stop.
    std::thread::sleep(Duration::from_millis(500));
    let asked = Command::new("kill").arg(program.0.id().to_string()).status().expect("kill");
    assert!(asked.success());
    let begun = Instant::now();
    let mut ended = None;
    assert!(
        waited_for(Duration::from_secs(30), || {
            ended = program.0.try_wait().expect("a process");
            ended.is_some()
        }),
        "the program runs on"
    );
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
    assert!(begun.elapsed() >= Duration::from_secs(5), "the client was given no time to finish");
}
