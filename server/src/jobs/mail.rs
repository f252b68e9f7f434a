//! The mail: by SMTP, or as files in the data folder where no server is set.

use std::path::PathBuf;

use academy::OutboxLetter;
use app::letters::Worded;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;

/// Hands letters on.
#[derive(Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Debug)]
enum Way {
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    Folder(PathBuf),
}

impl Mailer {
    /// The mail as set.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let from = config.mail_from.parse().map_err(|error| anyhow::anyhow!("FAIRWAY_MAIL_FROM: {error}"))?;
        let way = match &config.smtp_url {
            Some(url) => Way::Smtp(Box::new(AsyncSmtpTransport::<Tokio1Executor>::from_url(url)?.build())),
            None => Way::Folder(config.data.join("mail")),
        };
        Ok(Self { from, way })
    }

    /// Whether the mail can be reached.
    pub async fn check(&self) -> Result<(), String> {
        match &self.way {
            Way::Smtp(smtp) => match smtp.test_connection().await {
                Ok(true) => Ok(()),
                Ok(false) => Err("the mail server does not answer as one".to_owned()),
                Err(error) => Err(error.to_string()),
            },
            Way::Folder(folder) => std::fs::create_dir_all(folder).map_err(|error| error.to_string()),
        }
    }

    /// Hands a letter on; in a folder its name begins with the time and the address.
    pub async fn send(&self, letter: &OutboxLetter, worded: &Worded) -> Result<(), String> {
        let to: Mailbox = letter.address.parse().map_err(|_| "the address is not one the mail takes".to_owned())?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(worded.subject.clone())
            .message_id(Some(format!("<{}@fairway>", letter.id)))
            .body(worded.text.clone())
            .map_err(|error| error.to_string())?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(message).await.map(|_| ()).map_err(|error| error.to_string()),
            Way::Folder(folder) => {
                let address: String = letter
                    .address
                    .chars()
                    .map(|sign| if sign.is_ascii_alphanumeric() || ".@-_".contains(sign) { sign } else { '_' })
                    .collect();
                let file = folder.join(format!("{}-{address}-{}.txt", letter.created_at.0, letter.letter.name()));
                let text = format!("To: {}\nSubject: {}\n\n{}", letter.address, worded.subject, worded.text);
                std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, text)).map_err(|error| error.to_string())
            }
        }
    }
}
