//! Codes of three capitals that are held against a list.

/// A type for the codes of a list, with the error for others. Prints, parses and serialises as the code.
macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $(#[$error_doc:meta])* $error:ident, $expected:literal, $codes:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; 3]);

        $(#[$error_doc])*
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("`{found}` is no {}", $expected)]
        pub struct $error {
            found: String,
        }

        impl $name {
            /// The three-letter code.
            #[must_use]
            pub fn code(&self) -> &str {
                core::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl core::str::FromStr for $name {
            type Err = $error;
            fn from_str(code: &str) -> Result<Self, $error> {
                let unknown = || $error { found: code.to_owned() };
                let bytes: [u8; 3] = code.as_bytes().try_into().map_err(|_| unknown())?;
                $codes.binary_search(&bytes).map(|_| Self(bytes)).map_err(|_| unknown())
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(code: String) -> Result<Self, $error> {
                code.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.code().to_owned()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}

pub(super) use code;
